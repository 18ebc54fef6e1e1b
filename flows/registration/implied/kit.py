"""The size of a kit among other numbers: what is to be ordered, and not what is worn now; and a shirt number that is
left to others.
"""

import re
from typing import Any

from flows.answers.particulars.shirt_numbers import OF_THE_BIRTHDAY
from flows.language.clauses import affirmed, denied
from flows.language.number_words import UP_TO_99, names_a_number
from flows.language.patterns import in_full
from flows.language.regex import regex
from flows.language.tidy import tidy
from flows.registration.implied.tables import implied

_SIZES = ("5/6", "7/8", "9/10", "11/12", "13/14")
_IN_ORDER = (*_SIZES, "S")  # the smallest of the grown-ups' is the next to the largest of the children's
_PAIR = regex(r"\b(\d\d?)\s?(?:/|-|–| to |\s)\s?(\d\d?)(?:'?s)?\b")
_WORN = regex(r"\b(?:wears?|takes?|wearing|into|fits?|buy)(?: an?| age| size| in)* (\d\d?)\b(?! ?[-/] ?\d)")
# "In between a 9/10 and an 11/12, so go for the bigger", "the biggest kids one you do".
_OF_BOTH = regex(r"\b(bigger|larger|big one|large one|smaller|little one|small one)\b", re.IGNORECASE)
_ONE_UP = regex(
    r"\b(?:go|going|move|get|have|want|need) (?:him |her |for )?"
    r"(?:up (?:one|a size)|one (?:up|bigger|larger)|(?:one|a|the next) size (?:up|bigger|larger))\b"
    r"(?! (?:to|from|on|than)\b)",
    re.IGNORECASE,
)
_SMALLEST = frozenset("smallest littlest tiniest".split())
_AT_AN_END = regex(
    r"\b(?P<end>biggest|largest|smallest|littlest|tiniest) (?:of )?(?:the |your |size )*"
    r"(?P<whose>kid|child|junior|youth|adult|men)\w*'?s?\b",
    re.IGNORECASE,
)
_ORDERS = regex(
    r"\b(?:order|get|go|go for|going for|want|wants|need|needs|make it|so|put|buy|take|have|prefer|send|give|do|say"
    r"|this (?:year|season|time))(?: (?:him|her|us|the|an?|it|in|with|for|please|size|up|to|next"
    r"|one|going)){0,3}[ ,]*$",
    re.IGNORECASE,
)
_NOT = regex(r"\b(?:don'?t|do not|never|not|no need to|shouldn'?t|won'?t) $", re.IGNORECASE)
_LASTS = regex(
    r"s? (?:would|will|might|should|'ll) (?:last|be (?:better|safer|best)|do (?:him|her) longer|give)", re.IGNORECASE
)
_WEARS_NOW = regex(
    r"\b(?:hes|shes|he's|she's|is|was|wears?|wearing|currently|current|now|still|last (?:year|season)|outgrown|fits"
    r"|has|had|school|at the moment|atm|takes)\b[^,.;]*$",
    re.IGNORECASE,
)
_IS_NOW = regex(
    r"s? ?(?:(?:is|are|it|fits|him|her|ok|fine|fit|size|kit|right|just|but) ){0,4}(?:now|currently|at the moment|atm"
    r"|at present|last (?:year|season)|fits|fit)\b",
    re.IGNORECASE,
)
_AMONG_OTHERS = regex(
    r"\b(?:in|of|on) (?:the|his|her|our|their) (?:team|class|year|squad|school|side|family)\b", re.IGNORECASE
)
# "Smaller than 9/10", "whatever comes after 11/12", "one up from a 5/6"; and "up a size from last year" is of another.
_BESIDE_IT = regex(
    r"\b(?:(?P<up>(?:size|one|next|bit|step|comes?|goes|going|directly|just|right) (?:\w+ )?(?:up from|above|after|past"
    r"|over|bigger than|larger than)|(?:bigger|larger) than|up (?:one|a size|a bit) from)"
    r"|(?P<down>(?:size|one|next|bit|step|comes?|goes|directly|just|right) (?:\w+ )?(?:down from|below|under|before"
    r"|smaller than)|smaller than|down (?:one|a size|a bit) from))"
    r" (?:(?:the )?(?:last (?:year|season|time|one)s?|before|old one|one (?:he|she) had)[,;.]? ?"
    r"(?:(?:that|which|it|he|she|and) ){0,2}(?:was|had|were|is) )?(?:(?:an?|the|his|her|their|age|size|your) ){0,2}$",
    re.IGNORECASE,
)
# "Swims in the 11/12 so the one below", "bursting out of his 7/8s, next up": behind what says how that one is.
_NEXT_TO_IT = regex(
    r"\b(?:(?P<up>(?:the )?(?:next|one) (?:one |size )?(?:up|above|bigger|larger|after)|(?:a |the next |next )?sizes?"
    r" (?:up|above|bigger|larger)|(?:go|going|move|get|up)(?: him| her)? (?:up|a size up|bigger)"
    r"|(?:the )?next (?:one|size)|a bigger (?:one|size)|up (?:one|a size))"
    r"|(?P<down>(?:the )?(?:next|one) (?:one |size )?(?:down|below|under|smaller|before)|(?:a |the next |next )?sizes?"
    r" (?:down|below|under|smaller)|(?:go|going|move)(?: him| her)? (?:down|smaller)|a smaller (?:one|size)"
    r"|down (?:one|a size)))"
    r"(?:(?P<from> (?:from|than) (?:that|those|them)\b)|(?: (?:that|those|them))?"
    r"(?:\W*$|[,.!]| (?:please|pls|then|thanks|ta|for|i|would|should|cos|because|as|so|to be|mate|if)\b))",
    re.IGNORECASE,
)
_TOO_BIG = regex(
    r"\b(?:swims?|swimming|swam|drown\w*|swamp\w*|lost|loses|hangs?|hanging|hung|falls?|falling|fell|baggy|massive"
    r"|huge|loose|like a (?:tent|dress|sack|nightie|parachute)|too (?:big|large|long|wide)|buried|trips?|engulf\w*)\b",
    re.IGNORECASE,
)
_TOO_SMALL = regex(
    r"\b(?:burst\w*|tight|snug|squeez\w*|outgr[eo]w\w*|grown out|growing out|busting|bust|split\w*|ripp\w+|rides up"
    r"|riding up|strain\w*|pinch\w*|crop top|too (?:small|little|short|tight)|popping|half ?mast"
    r"|popped|belly|midriff)\b",
    re.IGNORECASE,
)
_WAS_WORN = regex(
    r"\b(?:was|were|had|wore|last (?:year|season|time|kit)|s?he(?:'?s| is)(?: still)? in|is in|in now|now|has)\b",
    re.IGNORECASE,
)
_NO = regex(r"\b(?:no|not|nothing|never|any|anything|nowt)\b", re.IGNORECASE)
_UP_TO_A_MARK = regex(r"[,.;]|\b(?:so|but|and)\b")
_TWO = 2
_TWO_SIZES = regex(r"\b(?:two|2|couple of)\W*$", re.IGNORECASE)
_OH = regex(r"(?<=\d)[oO]\b")


def KIT(text: str) -> tuple[Any, dict[str, Any]] | None:
    """The one pair of ages in a text that has other numbers: "he's 4ft 11 so 13/14"; of two the bigger or the smaller
    one that is asked for, and the largest or the smallest of all.
    """
    end = None if _PAIR.search(text) or _AMONG_OTHERS.search(text) else _AT_AN_END.search(text)
    if end:
        large, child = end["end"].lower() not in _SMALLEST, end["whose"][0].lower() in "ckjy"
        return ("13/14" if large else "5/6") if child else ("3XL" if large else "S"), {}
    pairs = {f"{a}/{b}" for a, b in _PAIR.findall(" ".join(affirmed(_OH.sub("0", text)))) if f"{a}/{b}" in _SIZES}
    if not pairs:
        worn = {int(number) for number in _WORN.findall(text.lower())}
        pairs = {size for size in _SIZES if worn & set(map(int, size.split("/")))}
    if len(pairs) == _TWO and (ordered := _to_order(text)):
        return ordered, {}
    if len(pairs) == _TWO and (of_both := _OF_BOTH.findall(text)):
        bigger = {"ig" in each.lower() or "arge" in each.lower() for each in of_both}
        by_age = sorted(pairs, key=lambda size: int(size.split("/")[0]))
        pairs = pairs if len(bigger) == _TWO else {by_age[-1 if bigger.pop() else 0]}
    if len(pairs) != 1:
        return None
    size = pairs.pop()
    if by := _beside_the_named(text):
        at = _SIZES.index(size) + by
        return (_IN_ORDER[at], {}) if at in range(len(_IN_ORDER)) else None
    larger = _SIZES[min(_SIZES.index(size) + 1, len(_SIZES) - 1)]
    return (larger if _ONE_UP.search(text) else size), {}


def _beside_the_named(text: str) -> int:
    """1 where the size above the one that is named is meant, -1 for the one below: "smaller than 9/10", "the 11/12
    drowns him, one down"; 0 for neither.
    """
    place = _PAIR.search(text)
    if not place:
        return 0
    before, behind = text[: place.start()], text[place.end() :]
    if (beside := _BESIDE_IT.search(before)) and not (denied(before) or _NO.search(before)):
        return 1 if beside["up"] else -1
    next_to_it = _NEXT_TO_IT.search(behind)
    if not next_to_it or denied(behind[: next_to_it.end()]):
        return 0
    told = before + behind[: next_to_it.start()]
    fits = _TOO_SMALL if next_to_it["up"] else _TOO_BIG
    other = _TOO_BIG if next_to_it["up"] else _TOO_SMALL
    worn = next_to_it["from"] or fits.search(told) or (_WAS_WORN.search(told) and not other.search(told))
    sizes = _TWO if _TWO_SIZES.search(told) else 1
    return (sizes if next_to_it["up"] else -sizes) if worn else 0


def _is_no_fit(behind: str) -> bool:
    """Whether a size is said to be too small or too big: "was tight"."""
    said = _UP_TO_A_MARK.split(behind, maxsplit=1)[0]
    return not denied(said) and bool(_TOO_SMALL.search(said) or _TOO_BIG.search(said))


def _to_order(text: str) -> str:
    """The one of two sizes that is asked for, where the other is what is worn now: "in 9-10 now but order 11-12"; what
    is worn where the other is not wanted.
    """
    places = list(_PAIR.finditer(text))
    ends = [0, *(place.end() for place in places)]
    begins = [*(place.start() for place in places[1:]), len(text)]
    ordered, worn, unwanted = set[str](), set[str](), set[str]()
    for place, end, begin in zip(places, ends, begins, strict=False):
        size, before, behind = f"{place[1]}/{place[2]}", text[end : place.start()], text[place.end() : begin]
        if orders := _ORDERS.search(before):
            (unwanted if _NOT.search(before[: orders.start()]) else ordered).add(size)
        elif _LASTS.match(behind):
            ordered.add(size)
        elif _WEARS_NOW.search(before) or _IS_NOW.match(behind) or _is_no_fit(behind):
            worn.add(size)
    meant = worn if unwanted else ordered
    told_apart = len(worn) == 1 == len(unwanted or ordered) and not unwanted & worn and not ordered & worn
    return meant.pop() if told_apart and not denied(text) else ""


_SHIRT = implied(
    (None, r"""
        whatever|whatevers|whichever|whichevers|any|anything|what|which|one [one|ones|number|numbers|shirt|that|which|
            the|
            your|our|his]* coach|manager|alex|you|ye|yous|they|club|gaffer|kitman|we|he|she [is|are|has|have|want|
            wants|likes|
            like|to|will|can|just]* give|gives|given|giving|hand|hands|handed|get|gets|got|dish|dishes|issue|issues|
            pick|picks|pull|pulls|find|finds|chuck|chucks|throw|throws|think|thinks|prefer|prefers|spare|going|left
        take|takes|taking|have|has|wear|wears|accept|accepts|happy|fine|ok|get|gets with|what|whatever|whichever [is|
            one|
            he|she|we|they|it|comes|are]* given|gets|get|left|going|spare|comes|there|handed|available|free|offered
        coachs|managers|gaffers|alexs|clubs|your|his|her|their call|choice|decision|pick [that|is|mate|pal]* $
        any|anything|whatever|whichever|one|what [one|number|that|which|there]* is|are|was|gets [still|last|just]* left|
            going|spare|over|free|available|unclaimed|unwanted
        beggars cannot be|chose
        beggars not be
        nobody|noone wanted
        whatever|whatevers|whichever|whichevers|anything|whats|any [is|number|one|you|they|alex|coach|the]* left|going|
            spare|available|remaining|over|free|got|have|give|gives|fits|comes
        you|coach|manager|alex|club|he|she choose|chooses|decide|decides|pick|picks|can|will [choose|decide|pick]*
        let|leave [the|it|that|him|her|to|up|with]* coach|manager|alex|you|club|them
        up to you|alex|him|her|coach|the|them|manager
        not|nt|no|int|inny|nae|ent [really|that|overly|too]* fussed|bothered|mind|preference|fussy|care|idea|sure|
            decided|matter
        does not matter|mind|care
        surprise me|us|him|her
        easy either|whichever
        decide later|at|when|on
        nobody|noone|no|anyone [one|else]* wants|has|picked|taken|got|fancies
        none in particular
    """),
)  # fmt: skip
# "14; failing that, 4": the second is what is taken where the first is gone.
_FAILING_THAT = regex(
    r"^\D*\b(\d\d?)\b\D{0,60}?\b(?:(?:failing that|or failing|if not|otherwise|or else|second choice|next choice"
    r"|as back ?up)\b\D{0,60}\d"
    r"|(?:\d\d?\b,? )?if (?:that|it|thats|that's|its|it's)(?: is)? (?:gone|taken|not free|unavailable)\b)",
    re.IGNORECASE,
)
# "10 if it's free", and not "4, but 14 if that's gone".
_IF_FREE = regex(
    r"^(?:(?:he|she|can|have|wants?|would|like|number|no|the)\b ?)*(\d\d?)"
    r"(?: please| pls| plz| ta)? (?:if|as long as|unless|provided)\b"
    r"(?! (?:\S+ ){0,2}(?<!not )(?:gone|taken)\b)",
    re.IGNORECASE,
)

# "7 like Saka", "number ten same as messi, he won't cry if it's gone": whose number it is, or why.
_LIKE_SOMEBODY = regex(
    r"^(?:(?:he|she|can|have|wants?|would|like|number|no|the|a|shirt|please|it|its|it's|has to be|got to be|be) ){0,6}"
    rf"(?P<number>\d\d?|{'|'.join(sorted(UP_TO_99[:25], key=len, reverse=True))}),? (?:(?:please|pls|just),? )?"
    r"(?:like|same as|the same as|as in|after|cos of|because of) (?!(?:me|that|this|it|now|last|the coach)\b)[a-z]",
    re.IGNORECASE,
)
# "Whatever's left, he'd only ask for 9 and I bet that's gone".
_LIKELY_GONE = regex(
    r"^(?:oh |ok |well |just )?(?:what|which|any|up to|dont mind|don't mind|not bothered|not fussed|you )\D*\d.*"
    r"\b(?:gone|taken|got it|has it|nabbed|bagged|snapped up)\b",
    re.IGNORECASE,
)


# "Whatever the day of his birthday is": not his mum's, nor the month or the year.
_BIRTHDAY = r"(?:birth ?day|b ?day|birth ?date|date of birth|dob)"
_DAY_OF_BIRTH = regex(
    rf"\b(?:day|date|number|no)(?: (?:that|as|of|on|which|when|is|for|the|same|number)){{0,4}} "
    rf"(?:(?:his|her|their) {_BIRTHDAY}|(?:he|she|they) (?:was|were) born|(?:his|her) birth)\b"
    rf"|\b(?:his|her|their|same as his|same as her) {_BIRTHDAY} (?:number|day|date|one)\b"
    rf"|^(?:(?:whatever|whichever|just|same as|like|number|his|her|can s?he have) ){{0,2}}(?:his|her) {_BIRTHDAY}"
    rf"(?: (?:is|is on|falls on|if (?:it is|its|that is) free|please|pls|day|number|lol|mate)){{0,3}} ?$"
)
_NO_DAY_OF_BIRTH = regex(
    r"\b(?:month|year|age|mums?|mams?|dads?|nans?|gran\w*|brothers?|sisters?|my|your|not|soon|party|present"
    r"|shirt for)\b|\d"
)


def _like_somebodys(said: str) -> int:
    """The one number that is wanted for whose it is; 0 for none."""
    liked = _LIKE_SOMEBODY.match(said)
    if not liked or names_a_number(said[liked.end() :].replace("one", "")) or denied(said[: liked.end()]):
        return 0
    number = liked["number"].lower()
    wanted = int(number) if number.isdigit() else UP_TO_99.index(number) + 1
    return wanted if wanted in range(1, 26) else 0


def SHIRT(text: str) -> tuple[Any, dict[str, Any]] | None:
    """A number that is left to others, or one that is wanted if it is free: "10 if no ones got it"."""
    wanted = _IF_FREE.match(tidy(text)) or (None if denied(text.lower()) else _FAILING_THAT.match(tidy(text)))
    if wanted and int(wanted[1]) in range(1, 26):
        return int(wanted[1]), {}
    if number := _like_somebodys(tidy(text)):
        return number, {}
    said = in_full(text)
    if _DAY_OF_BIRTH.search(said) and not _NO_DAY_OF_BIRTH.search(said):
        return OF_THE_BIRTHDAY, {}
    if _LIKELY_GONE.search(text) and (left := _SHIRT(re.sub(r"\d+", "", text))):
        return left
    return None if any(map(str.isdigit, text)) else _SHIRT(text)  # "9 or 11, whichever's going"
