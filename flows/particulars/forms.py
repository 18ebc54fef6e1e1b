"""How particulars are written, as regular expressions: the bot's settings read them without all that stands behind."""

NUMBER, ADDRESS = r"\+[1-9]\d{6,14}", r"[^@\s,<>]+@[^@\s,<>]+\.[^@\s,<>]+"
NAME = r"\S.{1,58}\S"
_GROUP, _AMOUNT = r"u(?:[7-9]|1\d|2[0-3])s", r"\d{1,6}(?:\.\d\d)?"
_FEE = rf"{_GROUP}={_AMOUNT}\+{_AMOUNT}"
NIGHT = r"(?:18:[3-5]\d|(?:19|20):[0-5]\d|21:00)-(?:0[89]:[0-5]\d|10:[0-2]\d|10:30)"
SEASON = r"20\d\d-\d\d from 20\d\d-\d\d-\d\d to 20\d\d-\d\d-\d\d"
LINE = r".{40,400}"
FEES = rf"(?!.*\b(?P<once>u\d+s)=.*\b(?P=once)=){_FEE}(?:, *{_FEE})*"  # each age group once
