"""The arithmetic of the satisfaction survey as Thai offices print it: pure, exact, without Django.

Nothing here is a binary float: a mean is a fraction until it is printed, half up, with the decimals of the table.
"""
