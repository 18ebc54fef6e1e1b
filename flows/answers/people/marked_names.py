"""A known name in other marks, capitals or letters: "apostrophe missing, should be O'Brien", "big D in MacDonald"."""

import re

from flows.answers.people.name_edits import much_alike
from flows.language.regex import regex
from flows.language.tidy import CAPITAL, tidy

_LETTERS = regex(r"[\W_]+")  # what is none
_WORD = regex(r"[^\W\d_][\w'’-]*[^\W_]")
_LONGEST = 200  # characters; a longer message tells more than a name
# "Apostrophe missing, should be O'Brien", "big D in MacDonald": the same letters, marked otherwise.
_HOW_MARKED = regex(
    r"\b(?:apostrophe|hyphen|dash|accent|(?:big|capital|small|little|upper ?case|lower ?case) [^\W\d_]\b|capital\w*)",
    re.IGNORECASE,
)
# "Muhammad with a u and double m".
_WITH_LETTERS = regex(
    rf"(?<![\w'’])(?P<name>[{CAPITAL}][\w'’-]+)(?:,? (?:spelt|spelled))? with(?:out)? "
    r"(?:an?|one|two|no|double|the) ['’\"“]?[^\W\d_]{1,2}(?:['’]?s)?\b"
)


def marked(known: str, text: str) -> str | None:
    """The known name with the marks, the capitals or the letters that it is said to have: "big D in MacDonald"."""
    said, words = tidy(text), known.split()
    if len(said) > _LONGEST:
        return None
    told = _WORD.findall(said) if _HOW_MARKED.search(said) else []
    parts = {(at, word): None for at, part in enumerate(words) for word in told if _is_marked(word, part)}
    stands = set(map(str.casefold, words))  # "Smith with an i not a y"
    spelt = [name for found in _WITH_LETTERS.finditer(said) if (name := found["name"]).casefold() not in stands]
    parts |= {(at, word): None for at, part in enumerate(words) for word in spelt if much_alike(word, part)}
    if len(parts) != 1:
        return _joined(words, told)
    [(at, name)] = parts
    return " ".join([*words[:at], name, *words[at + 1 :]])


def _joined(words: list[str], told: list[str]) -> str | None:
    """The name with two of its words in one: "Lomax-Reid has a hyphen"."""
    pairs = {
        (at, word) for at in range(1, len(words) - 1) for word in told if _is_marked(word, "".join(words[at : at + 2]))
    }
    if len(pairs) != 1:
        return None
    [(at, name)] = pairs
    return " ".join([*words[:at], name, *words[at + 2 :]])


def _is_marked(word: str, part: str) -> bool:
    """Whether it is the same in other marks or capitals."""
    return (
        word != part and not word.islower() and _LETTERS.sub("", word).casefold() == _LETTERS.sub("", part).casefold()
    )
