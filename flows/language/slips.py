"""A word that a thumb got wrong, and the known word that it was to be. Only ever proposed."""

from collections.abc import Iterable

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_PLACES = {key: (row, at + row / 2) for row, keys in enumerate(_ROWS) for at, key in enumerate(keys)}
_SHORT, _LONG = 3, 7  # letters


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that this one is a slip of: one edit away, two from seven letters on; of three letters only keys
    that were swapped, doubled or missed by one.

    >>> nearest("mael", ["male", "female"]), nearest("muim", ["mum", "dad"]), nearest("yrs", ["yes", "no"])
    ('male', 'mum', 'yes')
    """
    if len(word) < _SHORT or not word.isalpha():
        return None
    most, letters = 1 + (len(word) >= _LONG), set(word)
    near = [
        (edits, other[0] != word[0], other)
        for other in known
        if abs(len(other) - len(word)) <= most
        and len(other) >= _SHORT
        and len(letters.symmetric_difference(other)) <= 2 * most
        and (edits := _edits(word, other)) <= most
        and (min(len(word), len(other)) > _SHORT or _of_the_hand(word, other))
    ]
    return min(near)[2] if near else None


def _edits(one: str, other: str) -> int:
    """How many letters were left out, put in, mistaken or swapped."""
    before, last, longest = [0] * (len(other) + 1), list(range(len(other) + 1)), len(other)
    for row, letter in enumerate(one, start=1):
        here = [row]
        for column in range(1, longest + 1):
            differs = letter != other[column - 1]
            least = min(last[column] + 1, here[-1] + 1, last[column - 1] + differs)
            if row > 1 < column and letter == other[column - 2] and one[row - 2] == other[column - 1]:
                least = min(least, before[column - 2] + 1)
            here.append(least)
        before, last = last, here
    return last[longest]


def _of_the_hand(word: str, other: str) -> bool:
    """Whether so short a word is off by a key beside the right one, or has the right letters and one by its side."""
    if len(word) != len(other):
        return (set(other) <= set(word) and word[0] == other[0]) or (word[0], word[-1]) == (other[0], other[-1])
    wrong = [(typed, meant) for typed, meant in zip(word, other, strict=True) if typed != meant]
    return sorted(word) == sorted(other) or (len(wrong) == 1 and _beside(*wrong[0]))


def _beside(key: str, other: str) -> bool:
    if key not in _PLACES or other not in _PLACES:
        return False
    (row, at), (other_row, other_at) = _PLACES[key], _PLACES[other]
    return abs(row - other_row) <= 1 and abs(at - other_at) <= 1
