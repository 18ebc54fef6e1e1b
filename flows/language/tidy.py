"""Text as a phone's keyboard sends it, made plain: one Unicode form, straight quotes, single spaces, nothing unseen."""

import re
import unicodedata
from functools import lru_cache

from flows.language.regex import regex

# Of Latin, Greek and Cyrillic: "Ștefan" has a capital too.
CAPITAL = "A-Z" + "".join(letter for letter in map(chr, range(0xC0, 0x530)) if letter.isupper())
# The parts of a name behind its first, with the small words before them: "dos Santos Pereira", "van der Berg".
SMALL_IN_NAMES = "de|da|do|dos|das|di|del|della|du|van|von|der|den|ter|ten|al|el|bin|ibn|bint|la|le|zu"
NAME_PARTS = rf"(?: (?:(?:{SMALL_IN_NAMES})[ -]){{0,2}}(?!I\b)[{CAPITAL}][\w'’-]*)+"
_STRAIGHT = str.maketrans(dict.fromkeys("‘’‚‛ʼ`´′＇", "'") | dict.fromkeys("“”„‟″＂", '"') | dict.fromkeys("？؟", "?"))
_JOINERS = "\u200c\u200d"  # they shape letters in Persian or Malayalam names and hold an emoji family together
_LOOSE_JOINER = regex(rf"(?<![^\x00-\x7f\s{_JOINERS}])[{_JOINERS}]+|[{_JOINERS}]+(?![^\x00-\x7f\s{_JOINERS}])")
_QUESTION_WORDS = frozenset("who whos what whats why whys when where wheres which how hows whose".split())
# "Good question, where do the others keep theirs": what is asked stands behind it.
_GOOD_QUESTION = regex(
    r"^(?:(?:oo+h|oh|ah|hm+|um+|er+m?|well)[ ,.!]+){0,3}(?:(?:that'?s|now|thats) )*(?:a )?"
    r"(?:good|fair|great|tricky|interesting) (?:question|point)(?: that| actually)?[ ,.;:!-]+(?=\w)",
    re.IGNORECASE,
)
_FEW = 64  # texts, which is more than one message is read as: each reader of it begins with the same plain words
_UNSEEN = {"Cc", "Cf", "Cs", "Cn"}

_ASCII_WORDS = regex(r"[a-z0-9]+")
_WORDS_AND_SIGNS = regex(r"[^\W_]+|[^\w\s]")
# Variation selectors, keycaps, skin tones and the parts of a joined emoji: 👍🏽 is 👍, and 2️⃣ is 2.
_DECORATION = regex("[\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff\u200c\u200d♀♂]")


@lru_cache(_FEW)
def tidy(text: str) -> str:
    """One line of NFC text with straight quotes and single spaces, without control or zero-width characters."""
    if text.isascii() and text.isprintable():
        text = text.replace("`", "'")
    else:
        seen = "".join(c for c in text if c in _JOINERS or c.isspace() or unicodedata.category(c) not in _UNSEEN)
        text = unicodedata.normalize("NFC", _LOOSE_JOINER.sub("", seen)).translate(_STRAIGHT)
    return " ".join(text.split())


def tidy_lines(text: str) -> str:
    """As `tidy`, with a comma where a line broke and no other mark stands there."""
    whole = ""
    for line in filter(None, map(tidy, text.splitlines())):
        whole += (" " if whole[-1:] in ",.;:!?-" else ", ") + line if whole else line
    return whole


@lru_cache(_FEW)
def plain(text: str) -> str:
    """The lower-case words of a text, one space apart: apostrophes dropped, other marks too, an emoji is a word.

    `"That's right 👍🏽!!"` → `"thats right 👍"`.
    """
    if text.isascii():
        return " ".join(_ASCII_WORDS.findall(text.lower().replace("'", "")))
    text = unicodedata.normalize("NFKC", _DECORATION.sub("", tidy(text)))
    found = _WORDS_AND_SIGNS.findall(western_digits(text).lower().replace("'", ""))
    return " ".join(word for word in found if word[0].isalnum() or is_sign(word))


def is_sign(character: str) -> bool:
    """Whether this is an emoji or another picture, rather than a letter or a mark of punctuation."""
    return unicodedata.category(character[0]) == "So"


def western_digits(text: str) -> str:
    """٣ and ３ as 3, everything else as it is."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)


def has_words(text: str) -> bool:
    """Whether there is a letter or a digit at all: not only emoji, marks and spaces."""
    return any(c.isalnum() for c in text)


def asks_something(text: str) -> bool:
    """Whether this is a question back to us rather than an answer."""
    text = _GOOD_QUESTION.sub("", tidy(text))
    if text.endswith("?"):
        return True
    first, _, rest = plain(text[:60]).partition(" ")
    return bool(rest) and first in _QUESTION_WORDS
