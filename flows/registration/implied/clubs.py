"""The club that a story comes to: the last of several, the one that was meant, the one that may be put down."""

import re

from flows.answers.basics.club_names import is_a_clubs_name
from flows.answers.basics.kept_words import says_nothing
from flows.language.regex import regex
from flows.language.tidy import CAPITAL, plain, tidy
from flows.registration.implied.club_remarks import club_abroad, club_in_a_country, is_a_remark, without_remarks

_NOTHING_SINCE = regex(
    r"(?:[,.]| and| then| but)* (?:nowt|nothing|none|nobody|nowhere|no ?one|no club|not)(?: \w+)?"
    r" (?:since|after|afterwards|then|now|anywhere)\b.*$|(?:[,.]| and)* then (?:nowt|nothing|none|nowhere)[ .!]*$",
    re.IGNORECASE,
)
_FOR_A_WHILE = regex(
    r"(?:,? (?:for|about|only|just)|,) (?:(?:about|only|just|a|an|one|two|three|four|five|six|seven|eight|nine|ten|few"
    r"|couple|of|\d+|half) ){1,4}"
    r"(?:weeks?|months?|years?|seasons?|days?|games?|term|sessions?)\b.*$",
    re.IGNORECASE,
)
# "Benfica!! joking. Santo António FC": what was said first was in jest.
_AFTER_A_JEST = regex(
    r"^[^,;]{2,30}?[\s!.,]*(?:[😂🤣😆😅😜😉]|\b(?:lol|(?:ha)+ha+|jk|(?:only |just )?(?:joking|kidding|messing))\b)"
    r"[\s!.,😂🤣😆😅]*(?:(?:nah|no|na|i'?m|am|only|just)[\s,]+){0,3}(?:(?:joking|kidding|messing)\b[\s!.,]*)?"
    r"(?:(?:no|nah|nope|seriously|actually|really|it was|its|it's)\b[\s,!.]*)*(?P<club>\S.*)$",
    re.IGNORECASE,
)
_MAY_BE_PUT = regex(
    r"^(?:(?:you|u|just|please|can|could|may|might|i guess|suppose|well|ok) )*"
    r"(?:put|write|say|note|use|have)(?: (?:down|in|him down as|it as|that as|please))* (?P<club>[^,.;]+?)"
    r"(?:[,.;]? (?:but|although|though|tho|even|he|she|they|if|only|please|then)\b.*|[,.;!].*)?$",
    re.IGNORECASE,
)
_TAKEN_BACK = regex(
    r"\b(?:no,? (?:sorry|wait|actually|i mean|tell a lie|hang on|hold on)|(?:scrap|scratch|cancel|forget) that"
    r"|tell a lie|hold on|actually|well ok|well,? (?:he|she|they) did|oh wait|oh yes|sorry,? no|sorry|i mean|i meant"
    r"|hang on|wait|no|nope)\b[\s,.!]*",
    re.IGNORECASE,
)
_LEADS_UP = regex(
    r"^(?:(?:it|that|this|i think|think|he|she|they|was|were|is|its|it's|at|with|for|um+|erm+|er+|first|the|after"
    r"|before|at|one|last|and|so|but|then)\b[\s,]*)+",
    re.IGNORECASE,
)
_CALLS_IT = rf"[{CAPITAL}0-9][\w'’&.-]*(?: (?:of|and|&|de|the|[{CAPITAL}0-9][\w'’&.-]*)){{0,4}}"
# "Small academy, name is Young Lions".
_NAMED = regex(
    rf"\b(?i:(?:name(?: of (?:the |that |his |her )?(?:club|team|side|academy))?|(?:club|team)'?s? name)(?: is| was|:)?"
    rf"|named|(?<!he's )(?<!hes )(?<!he is )called|they call(?:ed)? (?:it|them|themselves)|known as|goes by)[\s:,]*"
    rf"(?i:the )?(?P<club>{_CALLS_IT})"
)
# "On Bolton's academy for 6 weeks", "on the books at Bury".
_AT_AN_ACADEMY = regex(
    rf"\b(?i:on|in|at|with|for|from|by|of) (?i:(?P<books>the books (?:at|of|with|for)|trial (?:at|with)) )?(?i:the )?"
    rf"(?P<club>{_CALLS_IT}(?P<part> (?i:academy|youth team|youths?|development \w+|centre of excellence))?)"
)
# "He did a month at Stretford Vics", "Trafford Lions last spring": how long it was, and when.
_HE_HAD = regex(
    r"^(?:(?:yes|yeah|yep|he|she|they|we|did|had|has|was|were|spent|played|been|have|a|an|one|two|three|couple|few|some"
    r"|of|little|short|spell|month|week|year|season|term|bit|months|weeks|years|seasons|games|trial)\b[\s,]*){1,9}"
    r"(?=(?:at|with|for|in)\b|[A-Z])",
    re.IGNORECASE,
)
_AND_WHEN = regex(
    r"[,.;]? \b(?:for|when|last|until|till|since|before|but|because|cos|he|she|they|as|if|ages ago|years ago|in \d{4}"
    r"|just|only|pre ?season|mainly)\b.*$",
    re.IGNORECASE,
)
_IT_WAS = regex(r"\b(?:it|that) (?:was|were)\b", re.IGNORECASE)
# "Quit Marple Lions in february": whom they have left, and when.
_AT_SOME_TIME = (
    r"(?:at|in|on|over|around|about|after|before|during|last|this|since|when|cos|because|as|ages ago"
    r"|\w+ (?:weeks?|months?|years?) ago)\b"
)
_LEFT = regex(
    r"(?:(?:he|she|they|we|he's|she's|hes|shes|they've|has|have|had|just|only|recently|yes|yeah|no) ){0,4}"
    r"(?:left|quit|(?:packed|jacked|chucked|packing) in|packed up at|finished (?:up )?(?:at|with)|stopped (?:at|with)"
    r"|(?:was |got |been )?(?:released|dropped|let go|signed) (?:by|from)|walked out (?:of|on)) (?:the )?"
    rf"(?P<club>\S+ (?!{_AT_SOME_TIME})[^,.;!]{{2,40}}?)"
    rf"(?:(?: (?:back|just|right|way|early|late)){{0,2}} {_AT_SOME_TIME}.*)?[ .!]*",
    re.IGNORECASE,
)
_NO_CLUBS_WORDS = frozenset(
    """
    school home nursery work team club side squad last old previous local other footy football it there him her them
    us country england wales scotland ireland africa zealand lanka arabia states america house place early
""".split()
)
_NEXT = regex(r",? (?:and )?(?:then|after(?:wards)?|followed by) |, (?:then |after )?", re.IGNORECASE)
_WAS_LAST = regex(
    r"[,.;]? (?:and |but )?(?:(?P<first>[\w' ]{2,30}?) (?:was|were|is|being)(?: the| his| her)? (?:last|latest)"
    r"(?: one| club)?"
    r"|(?:the )?last (?:one |club )?(?:was|were|is|being) (?P<second>[\w' ]{2,30}?))[ .!]*$",
    re.IGNORECASE,
)
# "Was at Canvey but fell out with the coach. Concord Rangers last": who came last, behind an earlier one.
_CAME_LAST = regex(
    r"[.!,;]+ (?:and |but |so |then )*(?P<club>[^.!,;]{2,40}?)(?<!always)(?<!came)(?<!come)(?<!season)(?<!year)"
    r"(?<!near)(?<!finished)(?<!week)(?<!month)(?<!ended)(?<!up) (?:last|most recently|lately)$",
    re.IGNORECASE,
)
# "Last one was Partington Village, before that just Little Kickers": what came first stands behind.
_BEFORE_THAT = regex(
    r"(?:(?:his|her|the|it|it's|its|most|was|is|he|she|at|with|played|for) ){0,4}"
    r"(?:(?:last|latest|most recent|recent|recently|newest)(?: one| club| team)?(?:'?s| was| is|,|:)* )?"
    r"(?P<club>[^,.;]{2,40}?)(?: last| most recently| lately)?(?:"
    r"(?:[,.;]+ | - | )(?:(?:and|but|then|though|with|the one|one) ){0,3}before (?:that|it|them|then|this)\b.*"
    r"|(?:[,.;]+ | - | and | but )(?:[^,.;]{2,40} before(?: that| it| then)?(?: though| tho)?"
    r"|[^,.;]{2,40} when (?:he|she|they) (?:was|were) \w+(?: \w+){0,2}"
    r"|(?:the |his |her )?first (?:one|club|team) .*|(?:he |she )?started (?:out |off )?(?:at|with|in) .*))",
    re.IGNORECASE,
)
_MOVED_ON = regex(
    r"\b(?:moved|joined|switched|ended up|went (?:on )?to|now|after(?:wards)?|then(?! before))\b", re.IGNORECASE
)
# "Flixton Juniors but he fell out with the coach, Gaz": whom a name is, is told before it.
_SAID_OF_A_CLUB = regex(
    r"[,.;!]+ | - | (?=(?:but|until|till?|when|with|under|cos|because|before|where|whose|loved|hated|liked)\b)",
    re.IGNORECASE,
)
_PERSON = (
    r"(?i:coach(?:es)?|manager|gaffer|trainer|boss|owner|chairman|chairwoman|captain|teacher|secretary|ref(?:eree)?"
    r"|(?:best )?mates?|(?:best )?friends?|pals?|buddy|cousin|brother|sister|uncle|dad|lad|bloke|fella|guy)"
)
_PEOPLE = regex(
    rf"\b{_PERSON}(?:'?s)?\b(?:,| [a-z'’]+){{0,5}}[, ]+[{CAPITAL}][\w'’-]+(?: [{CAPITAL}][\w'’-]+)?"
    rf"|^under [{CAPITAL}][a-z'’-]+(?: [{CAPITAL}][a-z'’-]+)?(?=[,.;!]|$)"
)
# "He's never been to Flixton Juniors, it was Rothwell Juniors".
_ONE = rf"[{CAPITAL}0-9][\w'’&-]*(?: (?:of|and|&|de|the|[{CAPITAL}0-9][\w'’&-]*)){{0,4}}"
_IT_WAS_AT = (
    r"(?i:(?:but|it|that|this|he|she|they|we|no|sorry|actually|should|was|were|is|be|say|have|been|had|has|played?|plays"
    r"|went|at|for|with|to|from|meant|only|really|always|it's|that's|i) ){1,7}"
)
_DENIES = r"(?i:\b(?:never|not|wasn'?t|isn'?t|hasn'?t|haven'?t|didn'?t|don'?t know|doesn'?t know)\b)"
_NEVER = r"(?i:never|no|nah|nope|not|isn'?t right|is wrong)\b"
_NOT_BUT = regex(
    rf"(?:.{{0,40}}?{_DENIES}(?: [a-z'’]+){{0,5}} (?P<not>{_ONE})(?: (?i:that was|his|her)(?: [a-z]+){{1,3}})?"
    rf"|(?P<never>{_ONE})\?*[ ,.!]+{_NEVER})"
    rf"[ ,.;!-]+(?:{_IT_WAS_AT}(?P<club>{_ONE})(?i: instead| it was| sorry| he was at)?"
    rf"|(?P<first>{_ONE})(?i:,? (?:it|that) (?:was|is|should be)|,? s?he (?:was|played) (?:at|for)| instead))[ .!]*"
)
_FIRST_OR_FROM = regex(r",? (?:at first|first|to start with|(?:for|since|from|until|till?|up to) .*)$", re.IGNORECASE)
_THEN = regex(r",? (?:and )?then ", re.IGNORECASE)
_SENTENCES = regex(r"[.!?;,]+ | - ")
_SO_IT_WAS = regex(r"[\s,]+(?:it|that) (?:was|is|were)[ .!]*$", re.IGNORECASE)
_ENDS = regex(r"[,.]? (?:actually|really|honestly|though|tho|please|pls|lol|i think|last)$", re.IGNORECASE)
_GOES_ON = regex(r"[,;.!] | - ")
_TITLED = regex(_CALLS_IT)
_CAPITAL = regex(rf"[{CAPITAL}]")
_NONE = regex(
    r"(?:none|no|nothing|nowt|nobody|nowhere|nope|nah|never|n/?a)(?: (?:club|team|one|yet|before|ever))*", re.IGNORECASE
)
_LONGEST = 5  # words
_SHORT = 160  # characters of a story


def club_that_is_meant(text: str) -> str:
    """One club's name, out of a text that has more than that; "" where it is none of these."""
    said = tidy(text).strip(" .!")
    if len(said) > _SHORT:
        return ""
    if abroad := _name(club_abroad(said), called=True):
        return abroad
    if (bare := _NOTHING_SINCE.sub("", said)) != said:
        return _name(_FOR_A_WHILE.sub("", bare))
    looks = (
        _not_but,
        _before_that,
        _before_people,
        _abroad,
        _after_a_jest,
        _last_of_several,
        _second_thought,
        _may_be_put,
        _as_it_is_called,
        _without_remarks,
        _left,
    )
    for look in looks:
        if club := look(said):
            return club
    return ""


def _not_but(said: str) -> str:
    """ "He's never been to Flixton Juniors, it was Rothwell Juniors"."""
    found = _NOT_BUT.fullmatch(said)
    club = _name(found["club"] or found["first"], called=True) if found else ""
    return club if found and plain(club) != plain(found["not"] or found["never"]) else ""


def _before_that(said: str) -> str:
    """ "Last one was Partington Village, before that just Little Kickers"."""
    found = _BEFORE_THAT.fullmatch(said)
    return _name(found["club"], called=not said.islower()) if found and not _MOVED_ON.search(said) else ""


def _before_people(said: str) -> str:
    """ "Flixton Juniors but he fell out with the coach, Gaz": every name behind the club is somebody's."""
    first, *_ = _SAID_OF_A_CLUB.split(said, maxsplit=1)
    rest = said[len(first) :].lstrip(" ,.;!-")
    others = _PEOPLE.sub(" ", rest)
    if others == rest or _MOVED_ON.search(rest) or _TITLED.search(others):
        return ""
    return _name(_HE_HAD.sub("", first), called=True)


def _abroad(said: str) -> str:
    """ "Before he play in Poland, club is Orzeł Łódź"."""
    return _name(club_in_a_country(said), called=True)


def _after_a_jest(said: str) -> str:
    found = _AFTER_A_JEST.match(said)
    return _name(_GOES_ON.split(found["club"])[0], called=True) if found else ""


def _without_remarks(said: str) -> str:
    return _name(without_remarks(said))


def _left(said: str) -> str:
    found = _LEFT.fullmatch(said)
    return _name(found["club"]) if found and _NO_CLUBS_WORDS.isdisjoint(plain(found["club"]).split()) else ""


def _may_be_put(said: str) -> str:
    found = _MAY_BE_PUT.match(said)
    return _name(_FOR_A_WHILE.sub("", found["club"])) if found else ""


def _as_it_is_called(said: str) -> str:
    """What comes after "called" or "name is", and whose academy or books it was."""
    if len(named := list(_NAMED.finditer(said))) == 1:
        return _name(named[0]["club"], called=True)
    at = [found for found in _AT_AN_ACADEMY.finditer(said) if found["books"] or found["part"]]
    return _name(at[0]["club"], called=True) if len(at) == 1 else ""


def _last_of_several(said: str) -> str:
    """ "Flixton Juniors then Davyhulme Park, Davyhulme was the last"."""
    if last := _WAS_LAST.search(said):
        called = _LEADS_UP.sub("", (last["first"] or last["second"]).rpartition(" and ")[2])
        told = said[: last.start()] + last[0].rpartition(f" and {called}")[0]
        before = [_LEADS_UP.sub("", part).strip(" ,.") for part in _NEXT.split(told)]
        whole = next((part for part in before if part.casefold().startswith(f"{called} ".casefold())), called)
        of_that = called.casefold() in {"that", "it", "this", "which", ""}
        return _name(before[-1] if of_that else whole)
    if last := _CAME_LAST.search(said):
        return _name(last["club"])
    parts = _THEN.split(said) if said.islower() else []
    clubs = [_name(_FIRST_OR_FROM.sub("", _HE_HAD.sub("", part))) for part in parts]
    return clubs[-1] if len(clubs) > 1 and all(clubs) else ""


def _second_thought(said: str) -> str:
    """ "It was um Altrincham no sorry Timperley it was Timperley Villa"."""
    taken_back = list(_TAKEN_BACK.finditer(said))
    if not taken_back or not taken_back[-1].start():
        return ""
    behind = said[taken_back[-1].end() :]
    if club := _named_behind(behind):
        return club
    end = _IT_WAS.split(behind)[-1].strip(" ,.")
    first, _, second = end.partition(", ")
    end = second if first and second.startswith(first) else end
    return _name(_AND_WHEN.sub("", _FOR_A_WHILE.sub("", _HE_HAD.sub("", end))), called=True)


def _named_behind(told: str) -> str:
    """The first of several parts that names a club, in its longest form: "she'd moved by then. Otley Town it was"."""
    parts = _SENTENCES.split(told)
    bare = [_SO_IT_WAS.sub("", part).strip(" .!") for part in parts]
    if bare == parts and len(parts) == 1:
        return ""
    names = [name for part in bare if not is_a_remark(part) and (name := _name(part, called=True))]
    titled = [name for name in names if _TITLED.fullmatch(name)]
    return max((name for name in titled if name.startswith(titled[0])), key=len, default="")


def _name(words: str, *, called: bool = False) -> str:
    """The words as a club's name: "" where they are none, or where one that is `called` so has no capital."""
    name = _ENDS.sub("", _LEADS_UP.sub("", words.strip(" ,.!"))).strip(" ,.!")
    names_one = is_a_clubs_name(name) and not says_nothing(name) and not _NONE.fullmatch(name)
    plain_name = names_one and 0 < len(name.split()) <= _LONGEST
    return name if plain_name and (not called or _CAPITAL.match(name)) else ""
