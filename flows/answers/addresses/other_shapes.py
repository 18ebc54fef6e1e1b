"""What has the shape of another answer where a house or a street is asked for: a postcode, a date, a phone's number."""

import re

from flows.language.regex import regex
from flows.language.tidy import plain, tidy

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_SHAPES = regex(
    r"\S{1,64}@\S{1,255}"
    r"|\b[\w.+-]{1,64} at [\w-]{1,60} dot (?:com|org|net|co(?: dot)? uk|uk)\b"
    r"|\b[a-z]{1,2}\d[a-z\d]?[ .,-]{0,2}\d[a-z]{2}\b|\bbfpo ?\d{1,4}\b"
    r"|(?<![\d/])[0+](?:[ ()-]{0,2}\d){8,13}(?!\d)"
    r"|(?<!\d)\d{1,2}(?:st|nd|rd|th)?[ ./-](?:\d{1,2}[ ./-]|(?:of )?" + _MONTH + r",? )(?:\d{4}|\d\d)(?!\d)",
    re.IGNORECASE,
)
# What is said around one, and names no place: "M41 5AA again".
_AROUND = frozenset(
    """
    again already still same before above its it is thats that this my our his her their the a post code postcode and
    just only as i we said told you put gave sorry oh yes yeah no not ok hi please thanks thank ta x xx for by on at of
    email mail number phone mobile dob birthday born date of birth now then also too address full think lol haha
""".split()
)


def is_of_another_shape(text: str) -> bool:
    """Whether nothing is told but what answers another question: "M41 5AA", "jane@example.com"; "12, M41 5AA" tells a
    house.
    """
    left = _SHAPES.sub(" ", tidy(text))
    said = {word for word in plain(left).split() if word.isalnum()}
    return left != tidy(text) and said <= _AROUND
