"""A name that is known already, put right in words: "surname is Walsh", "Jayne with a y", "Samuel, not Sam"."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from flows.answers.people.nicknames import short_for
from flows.language.tidy import plain, tidy

_LAST = re.compile(
    r"\b(?:sur ?name|last name|family name|second name|married name|sirname)\b(?: (?:of|for) [\w']+(?: [\w']+)?)?\W+"
    r"(?:(?:s|wrong|incorrect|misspelt|is|should|be|now|its|it's|will|was|has|changed|to|actually|really|just|needs|spelt|spelled|me|my|say)\W+)*"
    r"(?P<name>[^\W\d_][\w'’-]*)",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"\b(?:first name|forename|christian name|given name)\b(?: (?:of|for) [\w']+(?: [\w']+)?)?\W+"
    r"(?:(?:is|should|be|its|it's|was|actually|really|just|needs|to|spelt|spelled|say)\W+)*"
    r"(?P<name>[^\W\d_][\w'’-]*)",
    re.IGNORECASE,
)
_MIDDLE = re.compile(r"\bmiddle name\b\W+(?:(?:is|its|it's|should|be)\W+)*(?P<name>[^\W\d_][\w'’-]*)", re.IGNORECASE)
_NOT = re.compile(
    r"(?P<name>(?-i:[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)+)|[^\W\d_][\w'’-]*),? (?:and )?(?:not|instead of"
    r"|rather than|never) (?P<old>[^\W\d_][\w'’-]*)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_][\w'’-]*[^\W_]")
_BACK_TO = re.compile(
    r"\b(?:married|remarried|divorced|maiden|separated|name change|changed (?:my|his|her|the) name|deed poll)\b.*?"
    r"\b(?:to|is|now|as|its|it's|name) (?:now )?(?P<name>[A-Z][\w'’-]+)",
)
_CAPITALS = re.compile(r"\b[A-Z][\w'’-]+(?: (?:[A-Z]|de |van |der |al-|bin |la )[\w'’-]+)+")
_ADDRESS = re.compile(r"\S*[@\d]\S*")
_FEW = 5  # words, of which a small one may be a name though nothing says so
_OF_NAMES = re.compile(r"name|spel[lt]|with an? |letter|not |instead|should", re.IGNORECASE)
_LONGEST = 200  # characters; a longer message tells more than a name
_ALIKE = 0.7  # of two spellings of one name
_NOT_NAMES = frozenset(
    """
    the and with name not his her its but one two too for you she they this that what when just only here some sorry
    yes also from have has spelt spelled passport certificate birth everything official surname full first last same
    should called calls everyone call
""".split()
)


def edited(known: str, text: str) -> str | None:
    """The known name as a text puts it right, or None where it does not, or not plainly.

    >>> edited("Sam Smith", "surname is Walsh"), edited("Jane Smith", "its Jayne with a y")
    ('Sam Walsh', 'Jayne Smith')
    """
    said, words = tidy(text), known.split()
    if len(words) < 2 or len(said) > _LONGEST:  # a single name has no parts
        return None
    if whole := _whole(known, said):
        return whole
    first, rest = words[0], words[1:]
    if found := _LAST.search(said) or _BACK_TO.search(said):
        return _unless_same(known, [first, *rest[:-1], _cased(found["name"])])
    if found := _FIRST.search(said):
        return _unless_same(known, [_cased(found["name"]), *rest])
    if found := _MIDDLE.search(said):
        return _unless_same(known, [first, _cased(found["name"]), *rest])
    return _instead(known, said) or _respelt(known, said)


def _whole(known: str, said: str) -> str | None:
    """A whole name that shares a part with the one that is known: "back to Jane Hartley"."""
    names = [name for name in _CAPITALS.findall(said) if _shares(known, name) and name.casefold() != known.casefold()]
    return names[-1] if names else None


def _shares(known: str, name: str) -> bool:
    first = known.casefold().split()[0]
    said = name.casefold().split()
    related = said[0] == first or short_for(first, said[0]) or short_for(said[0], first)
    return related and len(said) > 1 and not any(word in _NOT_NAMES for word in said)


def _instead(known: str, said: str) -> str | None:
    """ "Samuel not Sam": what is denied is a part of the name."""
    found = _NOT.search(said)
    words = known.split()
    old = [at for at, word in enumerate(words) if found and word.casefold() == found["old"].casefold()]
    if found and old and " " in found["name"]:
        return str(found["name"])
    if not found or not old or not _may_be_name(found["name"]) or found["name"].casefold() in known.casefold().split():
        return None
    return _unless_same(known, [*words[: old[0]], _cased(found["name"]), *words[old[0] + 1 :]])


def _respelt(known: str, said: str) -> str | None:
    """The one word that is another spelling, or the long form, of a part of the name, and not that part itself."""
    words, found = known.split(), {}
    for word in _WORD.findall(_ADDRESS.sub(" ", said)):
        if word.casefold().replace("'", "").replace("’", "").removesuffix("s") in map(str.casefold, words):
            continue
        if word.casefold() in map(str.casefold, words) or not _may_be_name(word):
            continue
        if word.islower() and len(said.split()) > _FEW and not _OF_NAMES.search(said):
            continue
        for at, part in enumerate(words):
            if _same_name(word, part, first=at == 0):
                found[(at, _cased(word))] = True
    if len(found) != 1:
        return None
    [(at, name)] = found
    return " ".join([*words[:at], name, *words[at + 1 :]])


def _same_name(word: str, part: str, *, first: bool) -> bool:
    said, known = word.casefold(), part.casefold()
    if first and (short_for(known, said) or (short_for(said, known) and word[0].isupper())):
        return True
    if said.startswith(f"{known}-") or said.endswith(f"-{known}") or (len(known) > 3 and said.startswith(known)):
        return word[0].isupper() or "-" in said
    return len(said) > 3 and said[0] == known[0] and SequenceMatcher(None, said, known).ratio() >= _ALIKE


def _may_be_name(word: str) -> bool:
    return len(word) > 1 and plain(word) not in _NOT_NAMES


def _unless_same(known: str, words: list[str]) -> str | None:
    name = " ".join(words)
    return name if all(map(_may_be_name, words)) and name.casefold() != known.casefold() else None


def _cased(name: str) -> str:
    return "-".join(part[:1].upper() + part[1:] for part in name.split("-")) if name.islower() else name
