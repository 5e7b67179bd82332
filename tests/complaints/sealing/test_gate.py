import multiprocessing
import os

import pytest

from complaints.sealing import gate
from complaints.sealing.errors import Busy


def hold(folder, entered, leave):
    with gate.turn(folder):
        entered.set()
        leave.wait(30)


def test_two_processes_fill_the_gate_and_the_third_is_turned_away(tmp_path):
    context = multiprocessing.get_context("spawn")
    leave = context.Event()
    entered = [context.Event() for _ in range(gate.TURNS)]
    holders = [context.Process(target=hold, args=(tmp_path, event, leave)) for event in entered]
    for holder in holders:
        holder.start()
    assert all(event.wait(30) for event in entered)
    with pytest.raises(Busy), gate.turn(tmp_path, patience=0):
        pass
    leave.set()
    for holder in holders:
        holder.join(30)
    with gate.turn(tmp_path, patience=0):
        pass


def test_a_turn_is_given_back_after_an_error(tmp_path):
    for _ in range(gate.TURNS + 1):
        with pytest.raises(ZeroDivisionError), gate.turn(tmp_path, patience=0):
            raise ZeroDivisionError


def test_a_turn_leaves_no_time_behind(tmp_path):
    with gate.turn(tmp_path):
        pass
    place = tmp_path / "place-0"
    os.utime(place, (86400, 86400))
    with gate.turn(tmp_path):
        pass
    assert place.stat().st_mtime == 86400
