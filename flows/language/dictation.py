"""What a phone writes when its owner speaks: marks and capitals by their names, numbers in words."""

import re

from flows.language.number_words import YEARS_AND_NUMBERS
from flows.language.regex import regex
from flows.language.tidy import plain

_SIGNS = {"dot": ".", "point": ".", "underscore": "_", "hyphen": "-", "dash": "-", "minus": "-", "plus": "+"}
_CAPITAL = regex(r"\b(?:capital|upper ?case)(?: letter)? (\w)\b\s*(?=(\w))", re.IGNORECASE)
_END = regex(r"[\s,.]*\b(?:full stop|period|exclamation mark|end of message)[\s.]*$", re.IGNORECASE)
_COMMA = regex(r"[\s,]*\b(?:comma|full stop|new ?line|next line|new paragraph)\b[\s,.]*", re.IGNORECASE)
# Where a sentence begins behind it; in an address or a name it parts what a comma would.
_FULL_STOP = regex(
    r"[\s,.]{0,5}\bfull stop\b(?:[\s,.]{0,5}\b(?:new ?line|next line|new paragraph)\b)?[\s,.]*"
    r"(?=(?:(?:s?he|they|it|i|we)(?:'?(?:s|re|m|ve|ll|d))?|his|her|their|my|has|have|takes?|needs?|uses?|carries|gets?"
    r"|if|when|sometimes|also|only|never|please|this|that|there|theres|so|just|give|ring|call|keep|make|no need)\b)",
    re.IGNORECASE,
)
_JOINED = regex(r"\s+(hyphen|dash|apostrophe)\s+", re.IGNORECASE)
_MANNER = regex(
    r"\b(?:(?:all )?(?:in )?(?:lower ?case|small letters|capitals)|all (?:as )?one word|no spaces|all together"
    r"|without spaces|no gaps?)\b",
    re.IGNORECASE,
)
_MARKS = regex(
    r"\b(?:capital|upper ?case|full stop|period|mark|message|comma|new ?line|next line|new paragraph|hyphen|dash"
    r"|apostrophe)\b",
    re.IGNORECASE,
)
# One letter after another: "H A R G R E A V E S", "J-A-Y-N-E".
_SPELT = regex(r"[\s,(]{0,3}(?<![^\W\d_'’])[^\W\d_](?:[\s.,-]{1,3}[^\W\d_](?![^\W\d_])){2,29}[.)]*(?![^\W\d_])")
_ROW = regex(
    r"(?<![^\W\d_])(?<!['’-])(?P<row>[^\W\d_](?:-[^\W\d_](?![^\W\d_])){2,29}|[A-Z](?: [A-Z](?![\w'’])){3,29}"
    r"|[a-z](?: [a-z](?![\w'’])){3,29})(?!-)(?:,? (?:and then|then|and)\b(?= [^\W\d_]))?"
)
# What a keyboard that listens writes down of a pause, but not as a part of an address or a name.
_FILLER = regex(r"(?<![\w@.'’-])(?:u+m+|u+h+|e+r+m+|e+r+)(?![\w@'’-]|\.\w)(?! huh\b)[\s,.…]*", re.IGNORECASE)
# Among words that are kept, where "Um" and "Er" may be names: in small letters, or what a message begins with.
_FILLER_AMONG_NAMES = regex(
    r"(?:^(?:[Uu]m+|[Uu]h+|[Ee]r+m*)|(?<=[\s,])(?:um+|uh+|er+m*))(?=[\s,.…]+[^\W_])(?! huh\b)[\s,.…]+"
)
_SENTENCE_END = regex(
    r"[\s,.]{0,5}\b(?:full stop|exclamation mark|question mark|end of message)\b[\s,.]*", re.IGNORECASE
)
# Within an address: "jane full stop smith at example full stop com", and not at its end.
_DOT = regex(
    r"\s+full stop\s+(?=\w+(?: (?:dot|full stop|point) \w+)? at\b|(?:com|co|org|net|uk|ac|gov|me|info)\b)",
    re.IGNORECASE,
)
# What is said before an address begins so, as no address does; and what may stand between "its" and that.
_BEGINS = regex(
    r"^ ?(?:i'?ve|i have|we'?ve|we have|i'?m|i am|he'?s|she'?s) (?:(?:got|only|just|on|using|still|the one) )*"
)
_OF_A_SENTENCE = frozenset("only ive we weve got have dont not theres just everyone same as the think last".split())
_ONLY = frozenset("just only simply still".split())
_LONGEST_NUMBER = 3  # words
_LONGEST_NAME = 9  # words; what is longer is told in words of one's own, pauses and all
_LONGEST_ADDRESS = 20  # words


def unspelt(text: str) -> str:
    """The text without the letters that spell out a word of it.

    >>> unspelt("Lee Hargreaves H A R G R E A V E S"), unspelt("Jayne J-A-Y-N-E Smith"), unspelt("J R Smith")
    ('Lee Hargreaves', 'Jayne Smith', 'J R Smith')
    """
    words = {word.casefold() for word in re.findall(r"[^\W\d_]{3,}", text)}
    return _SPELT.sub(lambda row: "" if "".join(filter(str.isalpha, row[0])).casefold() in words else row[0], text)


def spelt_out(text: str) -> str:
    """The text with each word that is spelt out letter by letter as a word; three letters apart may be initials.

    >>> spelt_out("S-A-M-U-E-L then Smith"), spelt_out("it's J A Y N E Smith"), spelt_out("J R R Tolkien")
    ('Samuel Smith', "it's Jayne Smith", 'J R R Tolkien')
    """
    return _ROW.sub(lambda found: "".join(filter(str.isalpha, found["row"])).capitalize(), text)


def names_marks(text: str) -> bool:
    """Whether there may be something to write for what it is called."""
    return _MARKS.search(text) is not None


def is_dictated(text: str) -> bool:
    """Whether there may be something to write for what it is called, or a pause that was written down."""
    told = len(text.split(maxsplit=_LONGEST_NAME)) > _LONGEST_NAME
    return names_marks(text) or bool(not told and _FILLER_AMONG_NAMES.search(text))


def written(text: str) -> str:
    """The text with marks for their names and without its pauses, as it is where it has none.

    >>> written("capital S Sam capital S Smith full stop"), written("queens drive new line altrincham")
    ('Sam Smith', 'queens drive, altrincham')
    """
    text = _FILLER_AMONG_NAMES.sub("", text)
    said = _CAPITAL.sub(lambda found: "" if found[1].lower() == found[2].lower() else found[1].upper(), text)
    said = _COMMA.sub(", ", _FULL_STOP.sub(". ", _END.sub("", said)))
    return _JOINED.sub(lambda joint: "'" if joint[1].lower() == "apostrophe" else "-", said).strip(" ,")


def as_spoken(text: str) -> str:
    """A message that is no words to be kept, with its marks for their names and without what a pause is written as; as
    it is where nothing else is said.

    >>> as_spoken("um email only please full stop my phone is for work full stop"), as_spoken("um")
    ('email only please. my phone is for work.', 'um')
    """
    said = _SENTENCE_END.sub(lambda mark: "? " if "question" in mark[0].lower() else ". ", text)
    said = _FILLER.sub("", _COMMA.sub(", ", said))
    said = text if said == text else said.strip(" ,")
    return said if any(map(str.isalnum, said)) else text


def address(text: str, around: frozenset[str]) -> str:
    """The e-mail address that was spelt out, without the words `around` it: "" where there is none.

    >>> address("its j smith eighty eight at example dot org", frozenset(["its"]))
    'jsmith88@example.org'
    """
    said = _DOT.sub(" dot ", _FILLER.sub("", _MANNER.sub(" ", text)))
    words = in_digits(re.findall(r"[^\s,;:!?]+", _behind_a_remark(said.lower(), around).rstrip(". ")))
    places = [place for place, word in enumerate(words) if word == "at"]
    if not places or len(words) > _LONGEST_ADDRESS:
        return ""
    local, domain = words[: places[-1]], words[places[-1] + 1 :]
    local = _without(local, around)
    ends = [place for place, word in enumerate(domain) if word == "dot"]
    if not local or not ends or not all(word.isalnum() for word in local):
        return ""
    return f"{_in_signs(local)}@{_in_signs(domain[: ends[-1] + 2])}"


def _behind_a_remark(said: str, around: frozenset[str]) -> str:
    """What stands behind a mark, where what is before it begins as a sentence does: "only got the one, jane at …"."""
    before, mark, behind = said.partition(",")
    words = plain(before).split()
    tells = mark and " at " in behind and words and (words[0] in around or not _OF_A_SENTENCE.isdisjoint(words))
    return _BEGINS.sub("", behind if tells else said)


def _without(local: list[str], around: frozenset[str]) -> list[str]:
    """The words of an address without those around it; "just" is one of these behind another: "its just jane at …"."""
    for at, word in enumerate(local):
        if plain(word) not in around and not (at and word in _ONLY):
            return local[at:]
    return []


def in_digits(words: list[str]) -> list[str]:
    """`["jane", "nineteen", "eighty", "eight"]` → `["jane", "1988"]`."""
    digits, at = [], 0
    while at < len(words):
        row = next((n for n in range(_LONGEST_NUMBER, 0, -1) if " ".join(words[at : at + n]) in YEARS_AND_NUMBERS), 1)
        said = " ".join(words[at : at + row])
        digits.append(YEARS_AND_NUMBERS.get(said, said))
        at += row
    return digits


def _in_signs(words: list[str]) -> str:
    return "".join(_SIGNS.get(word, word) for word in words)
