/* Comfort for rows: each says the how manieth it is, buttons move one up or down. Without script the order is typed. */
"use strict";
{
  const rowsOf = (group) => [...group.querySelectorAll(".inline-related:not(.empty-form)")];
  const orderOf = (row) => row.querySelector("input.row-order");

  /* An untouched blank row keeps its order empty: with a number in it, it would count as filled in. */
  const isFilled = (row) => row.classList.contains("has_original") ||
    [...row.querySelectorAll("input:not(.row-order):not([type=hidden]), select, textarea")].some((field) => field.value);

  const number = (group) => rowsOf(group).forEach((row, index) => { orderOf(row).value = isFilled(row) ? index + 1 : ""; });

  const move = (row, step) => {
    const group = row.closest(".rows");
    const rows = rowsOf(group);
    const other = rows[rows.indexOf(row) + step];
    if (!other) return;
    if (step < 0) other.before(row); else other.after(row);
    number(group);
    say(group);
  };

  const addButtons = (row) => {
    const place = row.querySelector(".row-moves");
    if (!place || !orderOf(row) || place.childElementCount) return;
    for (const [words, step] of [[place.dataset.up, -1], [place.dataset.down, 1]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = step < 0 ? "↑" : "↓";
      button.setAttribute("aria-label", words);
      button.addEventListener("click", () => { move(row, step); button.focus(); });
      place.append(button);
    }
  };

  const thai = (number) => String(number).replace(/\d/g, (digit) => "๐๑๒๓๔๕๖๗๘๙"[digit]);

  const say = (group) => rowsOf(group).forEach((row, index) => {
    row.querySelector(".inline_label").textContent = `ที่ ${thai(Number(group.dataset.first) + index)}`;
  });

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll(".rows .inline-related:not(.empty-form)").forEach(addButtons);
  });
  document.addEventListener("formset:added", (event) => {
    addButtons(event.target);
    document.querySelectorAll(".rows").forEach(say);
  });
  /* Focus stays with the rows when the one that held it is gone. */
  document.addEventListener("formset:removed", (event) => {
    document.querySelectorAll(".rows").forEach(say);
    document.querySelector(`#${event.detail.formsetName}-group .add-row a`)?.focus();
  });
  /* Django's links that are told as buttons are pressed as buttons. */
  document.addEventListener("keydown", (event) => {
    if (event.key !== " " || !event.target.matches("a[role=button]")) return;
    event.preventDefault();
    event.target.click();
  });
}
