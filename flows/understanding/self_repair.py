"""What is put right within one answer, whatever is asked: "Sam Smit no sorry Smith", "33, no wait 35"."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from flows.answers import BUILDINGS, STREETS, DateOfBirth, DidYouMean, Understood
from flows.answers.basics.yes_no import NO, is_only_a_nod
from flows.grammar.steps import Question, Reader
from flows.language.clauses import beginnings, is_a_story, up_to_an_aside
from flows.language.regex import regex
from flows.language.tidy import asks_something, plain, tidy
from flows.records import Proposal
from flows.understanding.partial_reading import Found
from flows.understanding.second_look import take_as, unless_refused
from flows.understanding.turn import Turn

_GROAN = (
    r"oops|whoops|woops|ooops|a{1,9}r{1,9}gh{1,9}|agh|ugh|gah|d'?oh|my bad|typo|correction|autocorrect"
    r"|(?:i'?m |only |just ){0,2}(?:joking|kidding|messing)(?: aside| about)?|jk"
)
_PLAINLY = (
    r"(?:(?:oh|ah|wait|hang on|hold on|actually|oops|sorry|soz|argh)[\s,.!]{1,3})?"
    r"(?:no|nope|nah)[\s,.!]{1,3}(?:sorry|soz|wait|hang on|hold on|actually|i meant?|(?:i )?tell a lie|i lie"
    rf"|sc(?:rap|ratch) that|make (?:it|that)|not that(?: one)?|{_GROAN})"
    r"|(?:sorry|soz|wait|hang on|hold on|actually|oh|lo{1,9}l|lmao|(?:ha){1,9}|hehe)[\s,.!]{1,3}(?:no|nope|nah)"
    r"|(?:no|nope|nah)[\s,.!]{1,3}(?:it'?s|they'?re)(?= (?:in|at|on|with|under|by|inside)\b)"
    rf"|{_GROAN}|i meant?|i tell a lie|tell a lie|i lie|sc(?:rap|ratch) that|make that|or rather|hang on|hold on"
)
_MAYBE = r"sorry|soz|actually|wait|no|nope"
_TURNS = rf"no|nope|sorry|soz|wait|um+|er+m?|oh|ah|well|actually|hang on|hold on|{_GROAN}|i meant?"
_ONCE_MORE = regex(rf"^(?:(?:{_TURNS})[\s,.!:*-]{{1,3}}){{0,4}}", re.IGNORECASE)
_LEADS_UP = regex(
    rf"^(?:(?:{_TURNS}|it'?s(?: actually)?|it is|should be|should say|meant to be|make it|put|use|fat fingers"
    r"|fat thumbs|stupid phone|silly me|wrong one)[\s,.!:*-]{1,3}){0,5}",
    re.IGNORECASE,
)
_TAKES_BACK = regex(
    rf"(?:(?<=\s)|(?<=[,.;:!()–—-]))(?:(?P<plainly>{_PLAINLY})\b|(?P<mark>\*(?=\w))|(?P<maybe>{_MAYBE})\b)",
    re.IGNORECASE,
)
# "No sorry thats my mums, Snowden Avenue": what is said of the first one, before the other.
_SAID_OF_IT = regex(r"^(?i:that'?s|that is|that was|it'?s|it was)(?: [a-z'’]{1,15}){1,5}[,.;:-]{1,2} ?(?=\S)")
_AT_LAST = regex(
    r"(?:[\s,.!-]{1,4}(?:sorry|soz|oops|my bad|(?:(?:bloody|stupid|damn|flipping) )?autocorrect"
    r"|thanks|ta|please|pls|yes|yeah|yep|lol|haha|technically|officially|strictly speaking|really"
    r"|x{1,9})){1,4}[\s.!]{0,4}$",
    re.IGNORECASE,
)
# "Not the work one x@y.com they read everything, use z@y.com": the first is denied as it is said.
_DENIES = regex(
    r"(?:no[\s,.]{1,3})?(?:it'?s )?(?:not|(?:please )?(?:don'?t|do not|never) (?:use|ring|call|put|send|email)"
    r"|ignore|forget|scrap)\b",
    re.IGNORECASE,
)
_BUT = regex(
    r"(?<=[\s,.;:!])(?:(?:but|so|instead|please)[\s,]{1,3})?"
    r"(?:use|try|it'?s|put|go with|ring|call|send (?:it )?to|take)\b",
    re.IGNORECASE,
)
_OF_PLAYER = regex(r"(?:his|hers?|theirs?|[^\W\d_]+'s)\b", re.IGNORECASE)
_OF_MINE = regex(r"(?:mine|my own)\b", re.IGNORECASE)
_SIGNS = regex(r"^[^\w(\"']{1,9}")  # "joking 😅 Santo António FC"
_MARKS = " ,.;:!?-–—()"
_MOST_MARKERS, _MOST_READ = 4, 8
_MOST_IN_PLACE, _SOME, _LONGEST_TOWN = 4, 2, 3  # words
_LONG, _LEAST_IN_COMMON = 4, 3  # letters


def repaired(turn: Turn, question: Question, text: str) -> Proposal | None:
    """What is said last, where it takes the place of what was said before it and both answer what is asked. What is
    said of a child's health is kept whole, and the parts of a date are put right by themselves.
    """
    kind: Any = turn.kind(question)
    if not question.label or is_a_story(text) or asks_something(text):
        return None
    if getattr(kind, "proposes", False) or isinstance(kind, DateOfBirth):
        return None
    said = tidy(text)
    for marker in reversed(list(_TAKES_BACK.finditer(said))[-_MOST_MARKERS:]):
        first, rest = said[: marker.start()].strip(_MARKS), said[marker.end() :].strip(_MARKS)
        turns = plain(marker[0]) not in NO or _turns(first, rest)
        if turns and (what := _thought(turn, question, first, rest, plainly=not marker["maybe"])):
            return unless_refused(turn, question, what, take_as(turn, question, what))
    what = _instead_of_what_is_denied(turn, question, said) if getattr(kind, "of_a_shape", False) else None
    return what and unless_refused(turn, question, what, take_as(turn, question, what))


def _turns(first: str, rest: str) -> bool:
    """Whether a bare "no" between them takes the first back, as in neither "Flat 2, no 14" nor "in England no club"."""
    said = _behind_what_is_said_of_it(rest)[:1]
    return not (said.isdigit() and " " in first) and not (said.islower() and any(map(str.isupper, first)))


def _behind_what_is_said_of_it(rest: str) -> str:
    """ "Thats my mums, Snowden Avenue" → "Snowden Avenue"."""
    return _LEADS_UP.sub("", _SAID_OF_IT.sub("", _ONCE_MORE.sub("", rest)))


def _instead_of_what_is_denied(turn: Turn, question: Question, said: str) -> Found | None:
    if not _DENIES.match(said):
        return None
    for marker in reversed(list(_BUT.finditer(said))[-_MOST_MARKERS:]):
        first, rest = said[: marker.start()], said[marker.end() :].strip(_MARKS)
        if what := _thought(turn, question, first, rest, plainly=True):
            return what
    return None


def _thought(turn: Turn, question: Question, first: str, rest: str, *, plainly: bool) -> Found | None:
    """What the rest comes to, in the place of what was said first."""
    kind = turn.kind(question)
    if not (first and rest) or is_only_a_nod(first):
        return None
    heard = kind.read(first, turn.today)
    answered = heard if isinstance(heard, Understood | DidYouMean) and _in_words(kind, heard.value) else None
    for said in islice(_said_instead(rest), _MOST_READ):
        if _names_another(turn, question, first, said) or _is_of_another(turn, question, said):
            continue
        whole = _in_its_place(first, said) or _part_of_an_address(kind, first, said)
        what = _plain(kind, whole, turn) if whole else None
        if what and _is_said_again(said, rest) and plain(str(what.value)) == plain(said):
            continue
        plainly_said = plainly or (answered and _is_alike(f"{answered.value} {first}", said))
        if what is None and answered and plainly_said and _stands_alone(kind, first, said, rest):
            what = _plain(kind, said, turn)
        if what and not (answered and what == (answered.value, answered.also)):
            return what
    return None


def _stands_alone(kind: Reader, first: str, said: str, rest: str) -> bool:
    """Whether it is not said again with more, nor no name by its small letters: "no hang on hes in Spain"."""
    names = getattr(kind, "names_people", False)
    return not _is_said_again(said, rest) and not (names and any(map(str.isupper, first)) and not said[0].isupper())


def _is_said_again(said: str, rest: str) -> bool:
    """ "Timperley, it was Timperley Villa"."""
    return len(re.findall(rf"(?<!\w){re.escape(plain(said))}(?!\w)", plain(rest))) > 1


def _said_instead(rest: str) -> Iterator[str]:
    """What may be said in the place of the first, the likeliest first: without what leads up to it and what follows."""
    for start in dict.fromkeys((_behind_what_is_said_of_it(rest), _LEADS_UP.sub("", rest))):
        for part in (start, *beginnings(start)):
            left = _SIGNS.sub("", _AT_LAST.sub("", part)).strip(_MARKS)
            if left:
                yield left
                yield from up_to_an_aside(left)


def _in_its_place(first: str, said: str) -> str:
    """What was said first, with its last words that are like these in their place: "Sam Smit" and "Smith"; "" where
    none are.
    """
    words, new = first.split(), said.split()
    if not new or len(new) > _MOST_IN_PLACE:
        return ""
    for at in range(len(words) - 1, 0, -1):
        alike = min(len(new), len(words) - at)
        if (alike == len(new) or alike >= _SOME) and all(map(_like, words[at : at + alike], new)):
            end = words[at + alike - 1]
            mark = end[len(end.rstrip(_MARKS)) :] if alike == len(new) else ""
            return " ".join([*words[:at], *new[:-1], new[-1].rstrip(_MARKS) + mark, *words[at + alike :]])
    return ""


def _part_of_an_address(kind: Any, first: str, said: str) -> str:
    """What was said first with another part: the town behind a street, what is alike in an e-mail address; "" where
    none is: "Wilbraham Road, Chorlton" and "Whalley Range", "jane@exmaple.com" and "example".
    """
    if " " not in said and getattr(kind, "of_a_shape", False) and "@" in first and "@" not in said:
        before, _, last = first.rpartition(" ")
        parts = re.split(r"([@._-])", last)
        alike = [at for at, part in enumerate(parts) if _is_a_slip(part, said.lower())]
        named = [*parts[: alike[0]], said.lower(), *parts[alike[0] + 1 :]] if len(alike) == 1 else []
        return f"{before} {''.join(named)}".strip() if named else ""
    street, comma, town = first.rpartition(", ")
    if not comma or getattr(kind, "parts_joined_by", "") != comma or not _is_a_town(town) or not _is_a_street(street):
        return ""
    return f"{street}, {said}" if _is_a_town(said) else f"{said}, {town}" if _is_a_street(said) else ""


def _is_a_street(words: str) -> bool:
    said = plain(words).split()
    return len(said) > 1 and said[-1] in STREETS and words.istitle() and "," not in words


def _is_a_slip(part: str, said: str) -> bool:
    return part.isalpha() and part != said and (_like(part, said) or sorted(part) == sorted(said))


def _is_a_town(words: str) -> bool:
    said = plain(words).split()
    return (
        0 < len(said) <= _LONGEST_TOWN
        and words.istitle()
        and words.replace(" ", "").isalpha()
        and STREETS.isdisjoint(said)
    )


def _like(old: str, new: str) -> bool:
    """Whether a word is a slip of another, or of its sort: "smuth" and "smith", "12" and "14a", "Road" and "Lane"."""
    as_written, old, new = old.istitle() is new.istitle(), plain(old), plain(new)
    if not (old and new):
        return False
    if old[0].isdigit() or new[0].isdigit():
        return old[0].isdigit() and new[0].isdigit() and abs(len(old) - len(new)) <= 1
    if any(old in sort and new in sort for sort in (STREETS, BUILDINGS)):
        return as_written  # "Westbourne Park, no road or street after it"
    common, longest = _in_common(old, new), max(len(old), len(new))
    return 2 * common >= longest and common >= min(longest - 1, _LEAST_IN_COMMON)


def _in_common(old: str, new: str) -> int:
    """How many letters two words begin and end with."""
    shortest = min(len(old), len(new))
    begun = next((at for at in range(shortest) if old[at] != new[at]), shortest)
    left = shortest - begun
    return begun + next((at for at in range(left) if old[-1 - at] != new[-1 - at]), left)


def _is_alike(before: str, said: str) -> bool:
    """Whether one of the words is the same, or a slip of one; small words are no likeness."""
    old, new = ([each for each in words.split() if len(each) >= _LONG or each[0].isdigit()] for words in (before, said))
    return any(_like(one, other) for one in old for other in new)


def _plain(kind: Reader, said: str, turn: Turn) -> Found | None:
    """What the words plainly come to; a number in words, "forty four", and an address with a word behind it are as
    plain here.
    """
    heard = kind.read(said, turn.today)
    if not isinstance(heard, Understood | DidYouMean) or not _in_words(kind, heard.value):
        return None
    if isinstance(heard, DidYouMean):
        value = str(heard.value)
        in_words = value[:1].isdigit() and not any(map(str.isdigit, said))
        if not (in_words or (getattr(kind, "of_a_shape", False) and said.startswith(value))):
            return None
    return Found(heard.value, dict(heard.also))


def _in_words(kind: Reader, value: Any) -> str:
    """The value, of a kind that takes words or numbers; "" for none, and for a choice."""
    kept = getattr(kind, "keeps_words", False) or getattr(kind, "of_a_shape", False)
    said = "" if value is None or isinstance(value, bool) else str(value)
    return said if kept or said[:1].isdigit() else ""


def _names_another(turn: Turn, question: Question, first: str, said: str) -> bool:
    """Whether what is said instead, and not the first of it, names a question of another sort: "the house is 14"."""
    sort = None if getattr(turn.kind(question), "names_people", False) else type(turn.kind(question))
    others = (
        each
        for each in turn.flow.questions.values()
        if each is not question and each.label and type(turn.kind(each)) is not sort
    )
    before, words, own = f" {plain(first)} ", f" {plain(said)} ", question.names | question.cues
    named = (f" {word} " for each in others for word in (each.names | each.cues) - own)
    return any(name in words and name not in before for name in named)


def _is_of_another(turn: Turn, question: Question, said: str) -> bool:
    """Whether what has a shape of its own is said of the player, where the parent's is asked for, or of the parent."""
    if not getattr(turn.kind(question), "of_a_shape", False):
        return False
    return (_OF_PLAYER if question.about_parent else _OF_MINE).match(said) is not None
