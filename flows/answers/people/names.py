"""A person's full name, kept as it was typed: no parser, no list of letters, and nobody told that a name is wrong."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from flows.answers.basics.kept_words import is_a_sentence, says_nothing
from flows.answers.basics.kinds import Answer, DidYouMean, Misunderstood, Understood
from flows.answers.basics.yes_no import NODS, is_only_a_nod
from flows.answers.people.changed_surnames import with_another_surname, with_own_surname
from flows.answers.people.marked_names import marked
from flows.answers.people.middle_names import with_first_names, without_none
from flows.answers.people.name_edits import (
    confirms_beside_a_nickname,
    edited,
    in_another_order,
    in_full_of_a_nickname,
    is_called_by,
    is_respelt,
    with_surname_of,
)
from flows.answers.people.name_remarks import confirms_in_passing
from flows.answers.people.name_words import (
    CONFIRMS,
    CORRECTION_LEAD_INS,
    EVERYDAY_WORDS,
    GOODBYES,
    LEAD_INS,
    NEVER_ALONE,
    NUMERALS,
    PARTICLES,
    SENTENCE_WORDS,
    SMALL_WORDS,
    SOFT_LEAD_INS,
    TITLES,
    VAN_BEFORE,
    names_nobody,
)
from flows.answers.people.nicknames import without_nickname
from flows.language.dictation import names_marks, spelt_out, unspelt, written
from flows.language.patterns import in_full
from flows.language.regex import regex
from flows.language.tidy import CAPITAL, asks_something, has_words, is_sign, plain, tidy
from flows.language.vocabulary import only

_LONGEST = 100  # characters
_INITIALS = 3  # letters, as in "St." and "Jr."
_MARK = regex(r"([.!;,?]+) ")
# Each may be part of a name; a name is never made of these alone.
_NO_NAME = frozenset(
    """
    same as last year season the a my his her partner husband wife mate friend neighbour nan mum dad whoever answers
    fine is right good ok you just said it me and or i am of to be on at in for one will do an again only both either
""".split()
)
_IS_RIGHT = regex(
    r"^(?:yes|yep|yeah|yh) (?:but |and )?(?:its|it is|thats|spelt|everyone|i am|im|he is|hes|she is|shes|you)\b"
    r"(?!.*\bnot\b)"
    r"|^\w+s (?:is )?(?:fine|right|correct|ok|good|the name)$|^who else|^you (?:just )?said|^(?:you|its) know"
)
_NO_ONE = regex(
    r"^(?:no ?one|nobody|no body|any ?one|any ?body|(?:god|heaven) forbid|hopefully|fingers crossed|touch wood)\b"
)
_CONTRACTED = regex(r"\w(?:['’](?:ll|ve|re)|n['’]t)(?!\w)", re.IGNORECASE)
_RELATIVE_OF = regex(
    r"(?:\w+s|my|his|her|the|our|their) (?:\w+ )?(?:mum|mam|mom|mummy|dad|daddy|mother|father|nan|nana|nanny|gran"
    r"|grandma|grandad|auntie|aunty|aunt|uncle|guardian|carer|stepdad|stepmum|parent|brother|sister)"
)
_PROUD = regex(
    r"^(?:(?:yes|yep|yeah|thats|that is|its|it is|this is|hes|shes|he is|she is|tis) )*(?:my|our|the) (?:\w+ ){0,2}"
    r"(?:boy|lad|lass|girl|son|daughter|man|lady|princess|superstar|star|champ|champion|kid|baby|angel|prince|monkey"
    r"|soldier|one|treasure|pride and joy)(?: (?:yes|alright|all right|there|indeed|right there))*\W*$"
)
_NO_OTHER_NAME = r"(?:(?-i:[^A-Z])|I\b)*"  # in what is said behind a name
# "Jane Elizabeth Smith to be exact": what is said on behind a name.
_REMARK = regex(
    r"(?<=\w)[\s,]+(?:to be (?:more |very )?[^\W\d_]+|to give (?:him|her|me|it)\b.*|for the record|strictly speaking"
    r"|technically|if (?:we'?re|you|needs|it|that|i)\b.*|as per\b.*|at a push|in that order"
    r"|on (?:all |any |every |anything |everything )?(?:the )?official\b.*"
    rf"|(?:since|after) (?:i|we|he|she|my|his|her|the|our|getting|becoming)\b{_NO_OTHER_NAME}"
    rf"|(?:now|these days|nowadays)(?:,| (?:im|i'm|that|since|we|i|as)\b|(?=[\s.!]*$)){_NO_OTHER_NAME}"
    r"|(?:spel[lt]\w* )?with an? ['’]?\w['’]?(?: in it)?,? (?:and )?not an? ['’]?\w['’]?\b(?: in it)?"
    rf"(?: (?:like|as) {_NO_OTHER_NAME})?"
    r"|(?:how|as|like|same as)(?: (?:it|is|its|it's|written|shown|stands|appears|says|he|she|i|am|'s))* (?:in|on)"
    r" (?:(?:my|his|her|the|our) )?(?:passport|documents?|id|birth cert\w*|papers?|licence)\b.*)"
    r"[\s.!]*$",
    re.IGNORECASE,
)
_IN_CAPITALS = regex(rf"\b[{CAPITAL}][\w'’-]+(?: [{CAPITAL}][\w'’-]+)+")
_OF_A_RELATIVE = regex(
    r"(?<=[\s,.;])(?i:(?:my|his|her|our|the) (?:\w+ )?"
    r"(?:husband|wife|partner|mum|mam|dad|brother|sister|son|daughter|lad|twin|ex)"
    rf"(?:'?s| is|,)?(?: (?:name is|name's|is|called))?) (?!I\b)[{CAPITAL}][\w'’-]+(?: [{CAPITAL}][\w'’-]+)*"
)
# "I run the cake stall with Pat Booth", "we live on Moss Lane": another person, or a place.
_BESIDE = regex(
    rf"\b(?:with|on|at|in|near|off|by|like|from) (?:the )?(?!I\b)[{CAPITAL}][\w'’-]+(?: [{CAPITAL}][\w'’-]+)*"
)
_JOINED = regex(r"\w (?:hyphen|dash|apostrophe) \w", re.IGNORECASE)
_TURNS = regex(r"\b(?:but|not|wrong|except|should|however|nearly|almost|actually|isnt|though|misspelt|missing)\b")
_LONG_NAME = 3  # words; a longer one with a verb in it is a sentence
_LONGEST_LEAD_IN = 5  # words: "my son's full name is"
_HYPHENS = str.maketrans(dict.fromkeys("‐‑‒–", "-"))
_SETS_OFF = ",.:;!-"
_MARKS = " '-.·\u200c\u200d"
_TURKISH_CAPITALS = frozenset("İŞĞ")  # their I is not our i
_ONE_WORD_SCRIPTS = ("CJK", "HANGUL", "HIRAGANA", "KATAKANA")  # they write a full name without a space

_ASK = Misunderstood(
    "Full name must include a first and a last name, for example Sam Smith",
    "Reply with the first and last name as on the birth certificate or passport",
)
_ALONE = Misunderstood(
    "Full name must stand alone, as on the birth certificate or passport",
    "Reply with the first and last name and nothing else, for example Sam Smith",
)
_NOT_THE_INVITED = Misunderstood(
    "Reply with the full name as on the birth certificate or passport",
    "Full name must be the first and last name as on the birth certificate or passport",
)
_TOO_LONG = Misunderstood(f"Full name must be {_LONGEST} characters or fewer", "Reply with the first and last name")


@dataclass(frozen=True, slots=True)
class FullName:
    """A first and last name. With `invited`, the name on the invite, a yes confirms that one; the name of a `child` may
    lend its last part.
    """

    invited: str | None = None
    child: str = ""

    choices = ()
    names_people = True
    keeps_words = True

    @property
    def example(self) -> str:
        """A yes to the name on the invite, or a name."""
        return "yes" if self.invited else "Samuel Smith"

    def read(self, text: str, today: date) -> Answer:
        """The name without lead-ins, titles and kisses. Capitals are mended only where there are none, or nothing else.

        A single word is asked about once and stands when it is repeated: some people have one name.
        """
        text = unspelt(text)
        if self.invited and (bare := without_nickname(text)):
            heard = self.read(bare, today)
            return (
                heard
                if isinstance(heard, Misunderstood)
                else DidYouMean(heard.value, f"Is the full name {heard.value}?")
            )
        if self.invited and (changed := with_another_surname(self.invited, tidy(text))):
            return DidYouMean(changed, f"Is the full name {changed}?")
        if self.invited and (whole := with_first_names(self.invited, tidy(text))):
            return DidYouMean(whole, f"Is the full name {whole}?")
        if self.invited and (whole := self._in_other_words(tidy(text))):
            return DidYouMean(whole, f"Is the full name {whole}?")
        if meant := self._among(text, today):
            return DidYouMean(meant, f"Is the full name {meant}?")
        if whole := _said_again(text) or (self.child and with_surname_of(self.child, text)):
            return DidYouMean(whole, f"Is the full name {whole}?")
        if self.invited is None:
            return _of_family_im(text) or _name(_bare(text, LEAD_INS))
        answer = self._confirmed(text, self.invited) or _of_family_im(text) or _name(_bare(text, CORRECTION_LEAD_INS))
        unclear = isinstance(answer, Misunderstood) and not answer.accept_if_repeated and answer is not _NOT_THE_INVITED
        mended = edited(self.invited, text) if unclear else None
        if mended is None and unclear and _says_yes(text):
            mended = self.invited
        if mended is None and unclear and _is_confirmed(text):
            mended = self.invited
        return DidYouMean(mended, f"Is the full name {mended}?") if mended else answer

    def _in_other_words(self, said: str) -> str | None:
        """The invited name with its first name in full, or with the parent's own family name."""
        known = self.invited or ""
        whole = marked(known, said) or in_full_of_a_nickname(known, said)
        return whole or (with_own_surname(known, said) if self.child else None)

    def _among(self, text: str, today: date) -> str:
        """The name that is spelt out, dictated with its marks, or followed by a remark; "" where it is neither."""
        said = spelt_out(text)
        said = written(said) if _JOINED.search(said) and names_marks(said) else said
        said = _REMARK.sub("", said)
        if said == text or not has_words(said):
            return ""
        heard = self.read(said, today)
        if isinstance(heard, Understood | DidYouMean):
            return str(heard.value)
        names = _IN_CAPITALS.findall(spelt_out(text)) if spelt_out(text) != text else []
        return str(names[0]) if len(names) == 1 else ""

    def show(self, value: object) -> str:
        """The name itself."""
        return str(value)

    def edited(self, known: str | None, text: str) -> str | None:
        """What the text makes of the name that is known: "surname is Walsh"."""
        name = known or self.invited
        return edited(name, text) if name else None

    def _confirmed(self, text: str, full_name: str) -> Answer | None:
        """What a yes, a no, or the invited name itself comes to; None for another name."""
        said = only(NODS.heard(text))
        if said is False:
            return _NOT_THE_INVITED
        name, invited = _bare(text, CORRECTION_LEAD_INS).casefold(), full_name.casefold()
        if said is True or invited in (name, tidy(text).casefold()):
            return Understood(full_name)
        if in_another_order(full_name, text) or confirms_in_passing(text, full_name):
            return DidYouMean(full_name, f"Is the full name {full_name}?")
        if _stands_beside_anothers(text, full_name):
            return DidYouMean(full_name, f"Is the full name {full_name}?")
        if other := _another(text, full_name):
            return DidYouMean(other, f"Is the full name {other}?")
        if _PROUD.search(_of(full_name, plain(text))) or is_called_by(text) or confirms_beside_a_nickname(text):
            return DidYouMean(full_name, f"Is the full name {full_name}?")
        if _IS_RIGHT.search(plain(text)) or _says_it(text, full_name) or _nods(plain(text), plain(full_name)):
            return DidYouMean(full_name, f"Is the full name {full_name}?")
        is_half = name.removesuffix(" x") in invited.split() or _is_shortened(name, invited)
        return DidYouMean(full_name, f"Is the full name {full_name}?") if is_half else None


def _is_shortened(name: str, full: str) -> bool:
    """Whether a part of it stands for itself by its first letter: "Jane S", "J. Smith"."""
    pairs = list(zip(name.split(), full.split(), strict=False))
    alike = len(name.split()) == len(full.split())
    return alike and all(short == long or short.rstrip(".") == long[0] for short, long in pairs)


def _of(full_name: str, said: str) -> str:
    """The plain words with "our Sam" as "our child"."""
    return re.sub(rf"\b(my|our) {re.escape(plain(full_name).split()[0])}\b", r"\1 kid", said)


def _said_again(text: str) -> str:
    """A part of a name, and then all of it: "Smith-Kowalska. Jane Smith-Kowalska"; "" for anything else."""
    said = tidy(text)
    first, _, whole = _MARK.split(said, maxsplit=1) if _MARK.search(said) else ("", "", "")
    parts = plain(whole).split()
    if len(first) <= _INITIALS or not set(plain(first).split()) < set(parts):
        return ""
    heard = _name(whole.rstrip(" .!"))
    return str(heard.value) if isinstance(heard, Understood) else ""


def _another(text: str, known: str) -> str | None:
    """The other name that a yes goes on to, or the known one as it is spelt: "yes but its Jane Walsh"."""
    respelt = is_respelt(text)
    if not (respelt or _IS_RIGHT.search(plain(text))):
        return None
    other = edited(known, text)
    return other if other and (respelt or _is_said(other, text, known)) else None


def _stands_beside_anothers(text: str, known: str) -> bool:
    """Whether it begins with the known name and tells a relative's behind it: "Jane Smith, my husband's Rob Smith"."""
    said = _bare(text, CORRECTION_LEAD_INS)
    rest = said[len(known) :]
    left = _OF_A_RELATIVE.sub(" ", rest)
    return said[: len(known)].casefold() == known.casefold() and left != rest and not _IN_CAPITALS.search(left)


def _is_said(name: str, text: str, known: str) -> bool:
    """Whether the text has that name as a whole, and not the known one: "yes but its Jane Walsh"."""
    said = f" {plain(text)} "
    return f" {plain(name)} " in said and f" {plain(known)} " not in said


def _says_yes(text: str) -> bool:
    """Whether it begins with a yes, and what follows is no name and turns nothing: "yes for my sins"."""
    meanings, rest = NODS.opening(text)
    others = _BESIDE.sub(" ", _OF_A_RELATIVE.sub(" ", f" {rest}"))
    says = bool(rest) and only(meanings) is True and not _IN_CAPITALS.search(others)
    return says and not _TURNS.search(plain(text)) and not asks_something(text)


def _is_confirmed(text: str) -> bool:
    """Whether it says that the name is right, or that no middle name is missing, and turns nothing."""
    return CONFIRMS.found_in(in_full(text)) and not _TURNS.search(plain(without_none(text)))


def _says_it(text: str, name: str) -> bool:
    """Whether it begins with a yes and has the name: "yes sam smith thats our sam"."""
    meanings, _ = NODS.opening(text)
    return only(meanings) is True and f" {plain(name)} " in f" {plain(text)} " and not _TURNS.search(plain(text))


def _nods(said: str, name: str) -> bool:
    """Whether a yes stands around the name, or alone, with slips in it: "yrs jane smith", "yess thsts right"."""
    around = said.replace(name, "", 1).split()
    if name not in said and len(around) > 1 and NODS.words.isdisjoint(around):
        return False
    yes = " ".join(around)
    return only(NODS.heard(NODS.mended(yes) or yes)) is True


def _name(name: str) -> Answer:
    """What is left of a message, if it is a name."""
    if len(name) > _LONGEST:
        return _TOO_LONG
    if is_only_a_nod(name) or not has_words(name):
        return _ASK
    if says_nothing(name) or (" " in name and _NO_NAME.issuperset(plain(name).split())):
        return _ASK
    if names_nobody(name) or _NO_ONE.search(plain(name)) or _RELATIVE_OF.fullmatch(plain(name)) or is_called_by(name):
        return _ASK
    if not _could_be_name(name):
        return _ALONE if " " in name else _ASK
    if _is_whole(name):
        return Understood(_mend_case(name))
    if len(name) < 2 or plain(name) in NEVER_ALONE | TITLES:
        return _ASK
    return Misunderstood(_ASK.remedy, _ASK.again, accept_if_repeated=True, value=_mend_case(name))


def _of_family_im(text: str) -> Answer | None:
    """ "Im Yoon-ah" bears the family name Im, and "Im Jin" is asked about; None for "Im Jane Smith", who says "I'm".

    Korea writes a given name with a small letter behind the hyphen, which no English one has. A given name in two words
    looks like an English first and last name, so that the English reading stands, as it does for "im".
    """
    name = _bare(text, frozenset())
    given = name.removeprefix("Im ")
    if given == name or " " in given or not given[0].isupper() or not _could_be_name(name):
        return None
    if "-" in given:
        return Understood(name) if given.rpartition("-")[2].islower() else None
    if given.isupper() or len(given) < 2 or plain(given) in NEVER_ALONE or only(NODS.heard(given)) is not None:
        return None
    return DidYouMean(name, f"Is the full name {name}?")


def _bare(text: str, lead_ins: frozenset[str]) -> str:
    """The name alone, out of "It's Mrs Jane Smith xx"."""
    label, colon, behind = text.partition(":")
    if colon and has_words(behind) and len(label.split()) <= _LONGEST_LEAD_IN:  # "name in passport: …"
        text = behind
    words = "".join(" " if is_sign(c) else c for c in tidy(text).translate(_HYPHENS)).split()
    said = [plain(word) for word in words]
    start, end = 0, len(words)
    while start < end and (found := _lead_in(words[start:end], said[start:end], lead_ins)):
        start += found
    while start < end - 1 and said[start] in TITLES:
        start += 1
    while start < end - 1 and (found := _goodbye(said[start:end])):
        if words[end - 1] == "X" and end - start == 2:  # Malcolm X
            break
        end -= found
    return " ".join(words[start:end]).strip(' ,.!;:()"-')


def _lead_in(words: list[str], said: list[str], lead_ins: frozenset[str]) -> int:
    """How many of the first words lead up to the name."""
    for length in range(min(_LONGEST_LEAD_IN, len(said)), 0, -1):
        if " ".join(said[:length]) in lead_ins:
            return length
    set_off = words[0][-1] in _SETS_OFF or words[1:2] == ["-"]
    return int(not said[0] or (said[0] in SOFT_LEAD_INS and set_off))


def _goodbye(said: list[str]) -> int:
    """How many of the last words take leave: thanks, kisses, and marks that stand alone."""
    if " ".join(said[-2:]) in GOODBYES:
        return 2
    return int(not said[-1].strip("x") or said[-1] in GOODBYES)


def _could_be_name(name: str) -> bool:
    if not name[0].isalpha() or not all(map(has_words, name.split())):
        return False
    if not all(c.isalpha() or c in _MARKS or unicodedata.category(c)[0] == "M" for c in name):
        return False
    before_dots = (piece for word in name.split() for piece in word.rstrip(".").split(".")[:-1])
    if any(len(piece) > 2 for piece in before_dots):  # example.com, though not J.R. or St.John
        return False
    said = plain(name).split()
    if _CONTRACTED.search(name):
        return False
    if len(said) > 1 and any(word.islower() and word in EVERYDAY_WORDS for word in name.split()):
        return False
    return SENTENCE_WORDS.isdisjoint(said) and not (len(name.split()) > _LONG_NAME and is_a_sentence(name))


def _is_whole(name: str) -> bool:
    return " " in name or (len(name) > 1 and unicodedata.name(name[0], "").startswith(_ONE_WORD_SCRIPTS))


def _mend_case(name: str) -> str:
    if not _TURKISH_CAPITALS.isdisjoint(name):
        return name
    if not (name.islower() or name.isupper()):
        name = _mend_small(name)
        if not name.isupper():  # "A x AA", whose small letter was its only one
            return name
    words = name.lower().split()
    return " ".join(_mend_word(word, words, at) for at, word in enumerate(words))


def _mend_small(name: str) -> str:
    """ "Sam smith" → "Sam Smith". A keyboard gives the first word its capital unasked, and no other."""
    first, *others = name.split(" ")
    if not first[0].isupper():
        return name
    words = [first]
    for word in others:
        is_small = word.isascii() and word.isalpha() and word.islower() and word not in SMALL_WORDS
        words.append(_mend_word(word, others, 1) if is_small else word)
    return " ".join(words)


def _mend_word(word: str, words: list[str], at: int) -> str:
    if at and word in NUMERALS:
        return word.upper()
    following = words[at + 1] if at + 1 < len(words) else ""
    if at and following and (word in PARTICLES or (word == "van" and following in VAN_BEFORE)):
        return word
    return "-".join(map(_mend_part, word.split("-")))


def _mend_part(part: str) -> str:
    """One part of a name: o'neill → O'Neill, mcdonald → McDonald, j.r. → J.R."""
    initial, apostrophe, rest = part.partition("'")
    if apostrophe and rest and len(initial) == 1:
        return f"{initial.upper()}'{_mend_part(rest)}"
    if part.startswith("mc") and len(part) > 4:
        return "Mc" + part[2:].capitalize()
    return ".".join(piece.capitalize() for piece in part.split("."))
