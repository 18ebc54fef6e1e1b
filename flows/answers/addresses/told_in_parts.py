"""A street that is told in parts: the town first, what sort of a street it is behind its name."""

from flows.answers.addresses.words import STREETS
from flows.language.regex import regex
from flows.language.tidy import CAPITAL, plain

_A_STREET = "|".join(sorted(STREETS))
_NAME = rf"[{CAPITAL}][\w'’-]*(?: [{CAPITAL}][\w'’-]*){{0,3}}"
# "Bristol. Road's called Nettle Hill", "Leigh, it's Vernon Street".
_TOWN_FIRST = regex(
    rf"(?i:(?:the )?(?:town|village|city)(?:'s| is) )?(?P<town>{_NAME})[.,;:]+ (?i:(?:and |the |our |its |my ){{0,2}}"
    rf"(?:(?P<named>road|street|lane|avenue|close)(?:'?s| is)?|it'?s|it is|that'?s|we'?re on)"
    rf"(?: (?:called|named|on|just)){{0,2}}) (?P<street>{_NAME})"
)
# "Fairview, the crescent not the close, Benfleet".
_SORT_BEHIND = regex(
    rf"(?P<name>{_NAME}),? (?i:the) (?P<sort>(?i:{_A_STREET}))(?i:,? (?:and )?not (?:the )?(?:{_A_STREET})\b)"
    rf"(?:,? (?:in )?(?P<town>{_NAME}))?"
)
# "Sefton Street as in the Liverpool one", "Union Street, the bit in Rochdale".
_WHICH_ONE = regex(
    rf"(?P<street>{_NAME}),? (?i:(?:as in |i mean |like )?the (?:(?:bit|part|one|stretch)"
    rf"(?:,? (?:that'?s|thats|which is))? in )?)(?P<town>{_NAME})(?P<one>(?i: one)?)"
)
_IN_A_STREET = rf"{_NAME} (?i:(?:{_A_STREET}))(?: (?:East|West|North|South))?"
_IN_TOWN = rf"(?:[.,]? (?:in )?(?P<town>{_NAME}))?"
# "Letters say Mill Road but the sign says Mill Drive, put Mill Road. Sale".
_PUT = r"(?:so(?: it'?s)?|put|use|go with|write|have|keep|stick with)(?: it as| it down as| down)?"
_TO_BE_PUT = regex(
    rf".{{5,150}}[,.;]? (?i:(?:so |but |and |just |please |can you |we ){{0,3}}{_PUT}) (?P<street>{_IN_A_STREET})"
    rf"{_IN_TOWN}"
)
_IS_SAID = r"(?i:says?|calls? it|called|ha(?:s|ve) it (?:down )?as|shows?|reads?|puts? it as|comes up as|writes?)"
_BUT_IT_IS = regex(
    rf"(?:[^,.;]{{1,30}} )?{_IS_SAID} {_IN_A_STREET}(?: [a-z ]{{2,25}})?(?:,? (?i:but|though|when|and)|[,.;])"
    r" (?i:(?:really|actually|we|everyone|the post|post|it|it's|its|is|are|should|be|call|says?|calls|comes?|goes|to"
    rf"|on|at|meant|properly|officially) ){{1,5}}(?P<street>{_IN_A_STREET}){_IN_TOWN}"
)


def street_told_in_parts(said: str) -> str:
    """The street with its town behind it; "" for any other message.

    >>> street_told_in_parts("Bristol. Road's called Nettle Hill")
    'Nettle Hill, Bristol'
    """
    if (found := _TOWN_FIRST.fullmatch(said)) and not _is_a_street(found["town"]):
        return f"{found['street']}, {found['town']}" if found["named"] or _is_a_street(found["street"]) else ""
    if found := _TO_BE_PUT.fullmatch(said) or _BUT_IT_IS.fullmatch(said):
        return f"{found['street']}, {found['town']}" if found["town"] else str(found["street"])
    if found := _SORT_BEHIND.fullmatch(said):
        street = f"{found['name']} {found['sort'].capitalize()}"
        return f"{street}, {found['town']}" if found["town"] else street
    if (found := _WHICH_ONE.fullmatch(said)) and _is_a_street(found["street"]) and not _is_a_street(found["town"]):
        which = found["one"] or " in " in said[len(found["street"]) :]
        return f"{found['street']}, {found['town']}" if which else ""
    return ""


def _is_a_street(name: str) -> bool:
    return not STREETS.isdisjoint(plain(name).split())
