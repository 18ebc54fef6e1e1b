"""A message taken apart: what stands between marks, and between the words that join or turn a sentence."""

import re
from collections.abc import Iterator

from flows.language.regex import regex
from flows.language.tidy import asks_something

_JOINTS = regex(
    r"\s*(?:[.;!?\n()]+(?=\s|$)|,|\s[-–—]+\s|\s&(?=\s)|(?<=\w\w\s)n(?=\s\w\w)|(?<=\d\s)n(?=\s\w\w)"
    r"|\ban(?= (?:its?|it's|hes?|he's|shes?|she's|his|her|im|i'm|we|i)\b)|\b(?:but"
    r"|(?<!thousand )and|or|so|sorry|actually|because|cos|coz|cus"
    r"|though|although|except|oh|wait|i mean|however|instead)\b)[\s,]*",
    re.IGNORECASE,
)
# "Everyone thinks he's a girl": what is taken for so, and is not.
_TAKEN_FOR = (
    r"(?:every\w+|people|folks?|they|most|some) (?:always |all |just |keeps? )?(?:thinks?|thinking|assum(?:es?|ing)"
    r"|reckons?|mistakes?|takes?)(?: (?:that|he|she|his|her|him|s?he'?s|is|it'?s|[^\W\d_]+'?s|for|an?))* \S+"
)
_DENIED = regex(
    rf"\b(?:{_TAKEN_FOR}"
    r"|(?:(?:i'?m|he'?s|she'?s|they'?re|it'?s|is|was|are|am) )?(?:not|isn'?t|wasn'?t|never|no longer|used to be"
    r"|instead of|rather than|anything but)(?: (?:the|a|an|his|her|my|their|on|in|at|to|be|by|got|before|after|until"
    r"|till|earlier than|later than))* \S+(?-i:(?:(?<=[a-z])(?: [A-Z][a-z’'-]+){1,3})?))",
    re.IGNORECASE,
)
# What stands in one breath with an answer without a joint: "12A there are two of us", "44 i missed a 4".
_ASIDE = regex(
    r"\s+(?=(?:there|theres|there's|i|i'm|im|ive|i've|we|were|we're|he|hes|he's|she|shes|she's|they|theyre|it|its|it's|thats"
    r"|that's|you|youve|you've|which|who|cos|since|sorry|please|pls|thanks|thank)\b"
    r"|(?:before|until|till|til|when|while|after|then)\b(?: \w|$)|if (?:that|it|they|those|you|memory|i|my)\b)",
    re.IGNORECASE,
)
_BESIDE = regex(
    r" (?:(?:and|oh|but) ){0,3}(?=(?:while (?:i'?m|we'?re) (?:here|at it|on)|by the way|btw|one more thing"
    r"|also (?:sorry|soz|his|her|my|our|the|can|could|i|we|just|its|it's|he's|hes|she's|shes)\b"
    r"|(?:i'?ve|i have) (?:just|only just))\b)",
    re.IGNORECASE,
)
_SENTENCE = regex(r"[^.?!\n]+(?:[.?!](?!\s|$)[^.?!\n]*)*[.?!\n]*")
_TAKES_BACK = regex(
    r"\b(?:no,? (?:sorry|wait|actually|hang on|hold on|make (?:it|that)|i mean|i meant|sc(?:rap|ratch) that)"
    r"|(?:(?:no|oh|sorry|wait),? )?(?:(?:i'?ll |i )?tell(?:ing)? a (?:lie|fib|porky)|(?:i'?m|i am) (?:lying"
    r"|telling lies)|i lie|lies)"
    r"|sorry,? no|sorry|actually|i mean|i meant|sc(?:rap|ratch) that|correction|oops|whoops|wait|hang on|hold on"
    r"|(?:oh,? )?s?he(?:'?s| is) shaking (?:his|her) head(?: (?:at me|no))?|s?he says no"
    r"|(?:on )?second thoughts?|(?:come to think|thinking) (?:of|about) it|make that|or rather|rather)\b"
    r"(?:[\s,.!:]+(?:no|sorry|um+|er+m?|wait|a (?:sec|minute|mo))\b(?! (?:longer|more|one)\b)){0,3}[\s,.!:]*",
    re.IGNORECASE,
)
_LEFT_OPEN = regex(r"(?<=\w)[\s,]+(?:or|and|but)$", re.IGNORECASE)
_COMES_TO = regex(
    r"\b(?:(?:should|shud|shld) (?:have|of|be|say|read|now)(?: (?:been|said|put|be|read|ticked|pressed))?"
    r"|needs? to (?:be|say)"
    r"|(?:is |was )?meant"
    r"(?: to (?:be|say|put|press))?|change(?:d)? (?:\w+ ){0,3}to|it to|me to|make (?:it|that)|put(?: me| him"
    r"| her| it)?(?: down)?"
    r"(?: as)?|is|was|are|called|it'?s|use|down as|instead of \S+)\s+",
    re.IGNORECASE,
)
_ASKED_BEHIND = regex(
    r"[\s,.;:-]+(?:(?:and|but|so) )?(?:is|are|do|does|did|can|could|will|would|should|shall|have|has)(?:n'?t)?"
    r" (?:that|it|this|you|yous|ya|we|i|he|she|they|there|the|his|her|my)\b",
    re.IGNORECASE,
)
_ASKED_WHEN = regex(
    r"[\s,.;:-]+(?:(?:and|but|so) )?(?:when|what|where|who|how)(?:'?s| (?:time|day|night|much|long|many|often"
    r"|soon)){0,2} (?:is|are|do|does|did|can|will|would|should|shall)\b",
    re.IGNORECASE,
)
_OPENS_AS_ONE = regex(
    r"(?:(?:so|and|but|oh|sorry|hi|just|ok)[\s,]+){0,3}(?:what|who|why|how|when|where|which|do|does|did|is|are|can|could|will"
    r"|would|should|shall|have|has|may|must)\b",
    re.IGNORECASE,
)
# "In my handbag if that's ok?": leave is asked for, and nothing else.
_BY_LEAVE = regex(
    r"[\s,.]{1,3}(?:if|as long as|hope|hoping|is|would|wd) (?:that|it|this)(?:'?s|'?ll| is| will)?(?: be| all)?"
    r" (?:ok|okay|alright|right|all right|fine|cool|poss|possible|good|allowed)"
    r"(?: (?:with|by|for) (?:you|him|her|them|u|yous|everyone|all|the coach)){0,2}[\s.!?]*$"
    r"|[\s,.]{1,3}if (?:you|u|they|he|she|nobody|no ?one) (?:do not|don'?t|doesn'?t|does not|minds?)(?: mind)?[\s.!?]*$"
    r"|[\s,.]{1,3}if (?:poss(?:ible)?|ok|okay|allowed|need be)[\s.!?]*$",
    re.IGNORECASE,
)
_ENDS = frozenset(".;!?\n")  # of a sentence
_LONGEST_SPAN = 6  # words
_LONGEST_MESSAGE = 40  # words; a longer one is a story


# "Sale Rangers, and | sorry it's …", "Oak Road no | sorry I meant …"
_LEFT_HANGING = regex(r"[ ]?,[ ]{0,2}(?:and|but|oh|also|plus|ps|so)(?: (?:and|oh|also))?$", re.IGNORECASE)
_NO_LEFT_HANGING = regex(r"(?<=\w\w)[ ,.]{1,2}(?:oh )?no$", re.IGNORECASE)  # but of "texts no, and …" it is an answer
_TURNS = regex(r"[\s,.!]*(?:sorry|actually|wait|i mean|instead|oh(?! and))\b", re.IGNORECASE)


def sentences(text: str) -> list[str]:
    """A message by its full stops, and the marks that stand for one."""
    return _SENTENCE.findall(text)


def clauses(text: str) -> list[str]:
    """`"3rd, but I'd have to check"` → `["3rd", "I'd have to check"]`."""
    return [clause.strip() for clause in _JOINTS.split(text) if clause and clause.strip()]


def beginnings(text: str) -> Iterator[str]:
    """What a message begins with, up to each joint, the longest first."""
    for joint in reversed(list(_JOINTS.finditer(text))):
        if begun := text[: joint.start()].strip(" ,.;:-"):
            yield begun


def parted(text: str) -> Iterator[tuple[str, str, bool]]:
    """The two parts of a message, and whether a sentence ends there: at the end of each sentence and then at each other
    joint, the last one first.
    """
    joints = [(joint[0].strip(" ,")[:1] in _ENDS, joint.start()) for joint in _JOINTS.finditer(text)]
    joints += [(True, beside.start()) for beside in _BESIDE.finditer(text)]
    for ends, at in sorted(joints, reverse=True):
        first, second = _LEFT_HANGING.sub("", text[:at].strip(" ,.;")), text[at:].strip(" ,.;!?\n")
        first = _NO_LEFT_HANGING.sub("", first) if _TURNS.match(text, at) else first
        if first and second:
            yield first, second, ends


def told_plainly(text: str) -> str:
    """The sentences of a message that ask nothing: `"what counts? he gets travel sick"` → `"he gets travel sick"`."""
    said = [sentence.strip() for sentence in _SENTENCE.findall(text)]
    told = [sentence for sentence in said if sentence and not asks_something(sentence)]
    return " ".join(told) if len(told) < len(said) or not said else ""


def begins_a_question(rest: str) -> bool:
    """Whether what follows asks something: ", does he need two?"."""
    return bool(_ASKED_BEHIND.match(rest) or _ASKED_WHEN.match(rest))


def up_to_a_question(said: str) -> Iterator[str]:
    """`"11/12 does he need two?"` → `"11/12"`; nothing of a message that begins with a question."""
    if not said.rstrip().endswith("?") or _OPENS_AS_ONE.match(said):
        return
    asked = (found.start() for each in (_ASKED_BEHIND, _ASKED_WHEN) for found in each.finditer(said))
    yield from (said[:at] for at in sorted(asked) if said[:at].strip())


def without_leave(text: str) -> str:
    """`"in my handbag if thats ok?"` → `"in my handbag"`."""
    return _BY_LEAVE.sub("", text)


def up_to_an_aside(text: str) -> Iterator[str]:
    """What a clause begins with, up to where somebody does something, the shortest first: "12A there are two"."""
    for aside in _ASIDE.finditer(text):
        if begun := text[: aside.start()].strip(" ,.;:-"):
            yield begun


def second_thought(text: str) -> tuple[str, str]:
    """What was said, and what was said instead: `"3 May 2015. no sorry 2016"` → `("3 May 2015.", "2016")`."""
    found = list(_TAKES_BACK.finditer(text))
    if not found:
        return text, ""
    said = _LEFT_OPEN.sub("", text[: found[-1].start()].strip(" ,"))
    return said, text[found[-1].end() :].strip()


def comes_to(text: str) -> list[str]:
    """What a clause comes to, behind its verb: `"that one should be no"` → `["no"]`."""
    return [left for verb in _COMES_TO.finditer(text) if (left := text[verb.end() :].strip(" ,.!"))]


def denied(text: str) -> bool:
    """Whether something is said not to be so, or to be so no longer."""
    return _DENIED.search(text) is not None


def what_is_denied(text: str) -> str:
    """The plain words that are said not to be so: `"its asthma not hay fever"` → `"hay"`."""
    return " ".join(found[0] for found in _DENIED.finditer(text.casefold()))


def affirmed(text: str) -> list[str]:
    """The clauses without what is said not to be: `"im not his mum im his nan"` → `["im his nan"]`."""
    return [left for clause in clauses(text) if (left := _DENIED.sub(" ", clause).strip())]


def is_a_story(text: str) -> bool:
    """Whether a message is too long to be looked at in parts."""
    return len(text.split(maxsplit=_LONGEST_MESSAGE)) > _LONGEST_MESSAGE


def spans(text: str) -> Iterator[list[str]]:
    """Every few words that stand next to each other, by how many they are, the longest first; none of a story."""
    words = text.split()
    if len(words) > _LONGEST_MESSAGE:
        return
    for length in range(min(_LONGEST_SPAN, len(words)), 0, -1):
        yield [" ".join(words[start : start + length]) for start in range(len(words) - length + 1)]
