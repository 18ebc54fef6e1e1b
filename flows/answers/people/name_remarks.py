"""That a name is right, said in passing: "boring as it is", "right for once", "Mrs, but otherwise spot on"."""

from __future__ import annotations

import re

from flows.answers.basics.yes_no import NODS
from flows.answers.people.name_words import CONFIRMS, TITLES
from flows.language.patterns import Patterns, in_full
from flows.language.regex import regex
from flows.language.tidy import asks_something, plain, tidy
from flows.language.vocabulary import only, phrases

_LONGEST = 120  # characters
# Each is the whole of a message.
_SAID = Patterns(
    r"""
    ^ [<lead>]* <dull> as|though [that|it|he|she|i|this]* is|sounds|seems|comes|that|am|may|can|gets|goes|was [be|sound|
        seem|get]* [<end>]* $
    ^ [<lead>]* <dull> but|and|yet true|accurate|correct|right|simple|mine|his|yes|yeah|yep|aye|ours [<end>]* $
    ^ [<lead>]* you|youve|yous|they|theyve|someone|somebody|club|coach [lot|guys|people|all|have|has|had|both|
        actually|finally|even]* got|get|nailed|spelt|spelled|put|have|has [it|that|this|my|his|her|the|our|name|names|
        him|me|bang|all|down]* right|spot|correct|perfect|pat|bang|nailed|properly|correctly !last|before|on [on|
            <end>]* $
    ^ [<lead>]* got|nailed|spelt|spelled it|that|him|me|her|my|his [name|bang|all|down|in]* right|spot|correct|perfect|
        one|correctly|properly [on|<end>]* $
    ^ [<lead>]* for once|starters [the|its|it|is|you|a|that|his|her|my|name|names|spelling|spellings|someone|somebody|
        has|have|got|spelt]* right|correct|spot|perfect|properly|correctly|yes [on|<end>]* $
    ^ [<lead>]* nailed|smashed it|that [<end>]* $
    ^ [<lead>]* wonders|miracles [will|do]* never|happen [cease|do|ceasing]* [<end>]* $
    ^ [<lead>]* cannot [really|have|be|been|put|said|it]* improve|argue|fault|better|complain [with|on|it|that|myself|
        about]* [<end>]* $
    ^ [<lead>]* could|would not [really|have|be|been|put|said|it|get]* improve|argue|fault|better|complain|truer|
        righter [with|on|it|that|myself|about]* [<end>]* $
    ^ [<lead>]* could|would not be|get|have [any|much|been|it]* more right|correct|accurate|true|spot [on|<end>]* $
    ^ [<lead>]* [chose|picked|named|gave|him|her|did|one|so|it|that|i|we|the|had]* better [had]* be|had|have [<end>]* $
    ^ [<lead>]* should|ought [to] know|hope [i|we|so|chose|picked|named|gave|him|her|it|the|name]* [<end>]* $
    ^ [<lead>]* [what|one] i|we named|called|picked|chose|christened him|her|it|that [myself|ourselves]* [<end>]* $
    ^ [<lead>]* youre|are not|never far|wrong|mistaken [off|there]* [<end>]* $
    ^ [<lead>]* hit the nail [on|the|head]* [<end>]* $
    ^ [<lead>]* [what|like|exactly|it|just|as|does]* says|said on the tin [<end>]* $
    ^ [<lead>]* not wear it out [<end>]* $
    ^ [<lead>]* my|his|her mum|mam|mother|dad|father|passport|licence|mates [me|so|us|always]* tells|says|
        reckons|swears [me|so|us]* [<end>]* $
    ^ [<lead>]* guilty [as|charged|mlud|m|lud|your|my|honour|lord]* [<end>]* $
    ^ [<lead>]* present [and|correct|miss|sir]* [<end>]* $
    ^ [<lead>]* since|from (?:19|20)\d\d|birth|day|always|forever [one|dot|1]* [<end>]* $
    ^ [<lead>]* on a good|bad day [<end>]* $
    ^ [<lead>]* very|self|exact|exactly|one same|selfsame|and [the|same|very|one]* [<end>]* $
    ^ [<lead>]* all day [long|every|day|and|night]* [<end>]* $
    ^ [<lead>]* unfortunately|sadly|regrettably|luckily|alas|tragically [for|so|to]* me|him|her|us|say|so|enough|
        yes [<end>]* $
    ^ [<lead>]* for better or [for] worse [<end>]* $
    ^ [<lead>]* mores|more [is|the]* pity [<end>]* $
    ^ [<lead>]* like it or lump it [<end>]* $
    ^ [<lead>]* it|that|this will do|suit|serve [me|him|her|us|nicely|fine|just|nice|lovely|grand|perfectly|the|job|
        trick|very|well|for]* [<end>]* $
    ^ [<lead>]* you|youve|yous|they|theyve [lot|guys|already|all|have|had|has]* got|have|had|know it|that|him|me|her|
        that|mine|his [right|all|down|name|on]* there|already|spot|written|typed|front [on|already|down|in|of|you|
            there]* [<end>]* $
    """,
    {
        "dull": phrases("""
            boring, dull, plain, bland, common, ordinary, simple, basic, unoriginal, unexciting, posh, daft, odd, silly
            weird, strange, funny, long, short, sad, exotic, fancy, lame, rubbish, awful, old fashioned, embarrassing
            ridiculous, unusual, uninspired, unimaginative, mad, crazy, tragic
        """),
        "lead": phrases("""
            yes, yeah, yep, yup, aye, oh, well, ah, ha, haha, lol, its, it, is, that, thats, just, as, bit, a, so, and
            i, we, the, afraid, am, no, wow, blimey, name, hes, he, she, cannot believe, still, very, both
        """),
        "end": phrases("""
            for once, once, this time, first time, yes, yeah, yep, aye, lol, haha, ha, thanks, ta, cheers, mate, then
            now, i guess, i suppose, really, tbh, at last, well done, me, love, pal, actually, eh, finally, to be fair
            sadly, fair play, thats right, it is, that is, x, xx, for me, somehow, too, all, of us, indeed, i am, he is
            she is, it was, there, nice one, at least, of you, already
        """),
    },
)
_NOT_SHORT = regex(
    r"\b(?:(?:not|isnt|aint|never|no|nor|wasnt)(?: \w+){0,2} short for(?: (?:owt|anything|nowt|nothing|any other"
    r"|something|else|a|longer|name)\b)*|short for (?:nothing|nowt|no ?one))"
)
_AROUND = frozenset("""
    plain old ole ol good just only boring ordinary bog standard the same simple its it is thats that im i am hes he
    she shes yes yeah yep yup aye yh full first whole real proper actual given birth name his her my on all always and
    nothing else more no less lol haha a right fine will do does everything everywhere on for him her aye
""".split())  # fmt: skip
_BUT_FOR = frozenset("but otherwise apart besides beyond except".split())
_OF_A_TITLE = TITLES | frozenset(
    """
    its it is im i am call me should be just now only still a not no and or say put make title these days nowadays
    actually please though longer anymore any more yes yeah to you thank us technically now sorry the use prefer was
    if we re were being we are formal posh polite fussy picky want need
""".split()
)
_OTHERWISE = regex(
    r"^(?:(?:but|otherwise|apart from (?:that|which)|besides (?:that|which)|beyond that|except (?:for )?that|the rest"
    r"|everything else|all|its|it|is|the|thats|yes|fine) )*(?=\w)"
)
_NAME_IS_RIGHT = regex(
    r"^(?:(?:names?|rest|everything|all|it) )?(?:is |s )?(?:fine|right|correct|ok|good|great|spot on)$"
)
_STANDS_FOR = frozenset("till til until for still atm at as since ever always sadly unfortunately mores".split())
_SO_YES = regex(r"\w[\s,.-]+so (?:it'?s (?:a |still )?)?(?:yes|yeah|yep|yup|aye|yh)[\s.!x]*$", re.IGNORECASE)
_LEAVES = regex(
    r"(?:^|\b(?:so|but|just|please|well|can you|nah|ill|best) )(?:leave|keep|stick|stay|go)"
    r"(?: (?:it|me|him|her|that|with|to|at|as|down|on|the))* (?P<name>\w+(?: \w+)??)"
    r"(?: (?:for now|for the (?:time being|moment)|now|please|then|thanks|this (?:year|season|time)))*"
    r"(?: (?:till|til|until) .*)?$"
)
_UNTIL = frozenset("till til until".split())
_NODS_BEHIND = regex(r"(?<=\w)[\s,.;-]+(?:yes|yeah|yep|yup|yh|aye)[\s.!]*$", re.IGNORECASE)
_GOES_ON = frozenset(
    "then not but was were be becomes becoming goes going changing changes or instead from though however".split()
)
_PAST = regex(r"\b(?:got|had|did|went|last|ago|came|left|\w{2,}ed)\b")
_LEADS_UP = frozenset("yes yeah yep aye still its it is just im i am only the always been thats oh well sorry".split())
_CAPITAL = regex(r"(?<=\w )[A-Z]\w")


def confirms_in_passing(text: str, known: str) -> bool:
    """Whether the known name is said to be right in such words, and nothing else of it."""
    if len(text) > _LONGEST or asks_something(text):
        return False
    said = in_full(text)
    return (
        _SAID.found_in(said)
        or _so_yes(text, known)
        or _leaves_it(text, known)
        or _is_only_it(text, known)
        or _but_for_a_title(text)
        or _for_now(text, known)
    )


def _leaves_it(text: str, known: str) -> bool:
    """ "Getting divorced so leave it Smith for now", where no other name is told."""
    said, parts = plain(text), [*plain(known).split(), "i"]
    found = _LEAVES.search(said)
    others = [
        word for word in tidy(text).split()[1:] if word[0].isupper() and plain(word).removesuffix("s") not in parts
    ]
    return found is not None and found["name"] in (parts[-2], " ".join(parts[:-1])) and not others


def _so_yes(text: str, known: str) -> bool:
    """ "Haven't got round to changing it so yes", where no other name is told."""
    found, parts = _SO_YES.search(tidy(text)), {*plain(known).split(), "i"}
    others = [word for word in tidy(text)[: found.start()].split()[1:] if word[0].isupper()] if found else []
    return found is not None and all(plain(word).removesuffix("s") in parts for word in others)


def _is_only_it(text: str, known: str) -> bool:
    """ "Plain old Jane", "Sam's his full name, not short for owt"."""
    parts = plain(known).split()
    words = {word.removesuffix("s") if word.removesuffix("s") in parts else word for word in _alone(text).split()}
    return not words.isdisjoint(parts) and words <= {*_AROUND, *parts}


def _alone(text: str) -> str:
    return _NOT_SHORT.sub(" ", plain(text))


def _but_for_a_title(text: str) -> bool:
    """ "Mrs, but otherwise spot on", "Miss not Mrs but yes"."""
    words = plain(text).split()
    at = next((at for at, word in enumerate(words) if word in _BUT_FOR), 0)
    if not at or TITLES.isdisjoint(words[:at]) or not _OF_A_TITLE.issuperset(words[:at]):
        return False
    rest = " ".join(words[at:])
    left = _OTHERWISE.sub("", rest) or rest
    return (
        only(NODS.heard(rest.removeprefix("but "))) is True
        or only(NODS.heard(left)) is True
        or bool(_NAME_IS_RIGHT.match(left) or (CONFIRMS.found_in(left) and " not " not in f" {left} "))
    )


def _for_now(text: str, known: str) -> bool:
    """ "Smith till the divorce comes through", "still Jane Smith as ever", "till the wedding, yeah"."""
    words, parts = plain(_NODS_BEHIND.sub("", tidy(text))).split(), plain(known).split()
    while words and words[0] in _LEADS_UP:
        words = words[1:]
    named = next((len(name) for name in (parts, parts[-1:]) if words[: len(name)] == name), 0)
    rest = words[named:]
    nods = bool(rest) and rest[0] in _UNTIL and _NODS_BEHIND.search(tidy(text)) is not None
    if not (named or nods) or not rest or rest[0] not in _STANDS_FOR or not _GOES_ON.isdisjoint(rest):
        return False
    behind = tidy(text)[len(" ".join(words[:named])) :]
    ended = rest[0] != "since" and _PAST.search(" ".join(rest))
    return not ended and not any(name[0].isupper() and plain(name) not in (*parts, "i") for name in behind.split()[1:])
