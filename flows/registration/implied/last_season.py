"""Whether a player was with the club last season, all of it or a part, and with which other."""

import re
from typing import Any

from flows.language.clauses import clauses
from flows.language.patterns import in_full
from flows.language.regex import regex
from flows.language.tidy import CAPITAL, tidy
from flows.registration.implied.tables import implied

_PLAYED_HERE = implied(
    (False, r"""
        new [_] club|team|you|it|football|this|here|to
        new to
        new player|starter|boy|girl|one|here|kid|lad|joiner|signing|recruit|start|face|addition
        brand new
        newbie|newby|newcomer|noob|novice|beginner|rookie|newly
        first time|season|year|club|team|ever|go|taste|proper|one
        never|not|nt [ever|yet|really|actually|even]* played|been|kicked|signed|registered|play|joined|set|met|heard
        not|nt with|here|for|at|last|until [before|here|anywhere|you|us|them|this|year|season|now]*
        did he|she|they heck|eck|hell
        just|only|recently|newly [just|now|really]* joined|joining|joins|started|starting|signed|moved|trialled|
            trialed|come|came|switched|transferring|found|got|met
        joined|joining|joins|starting|started|signed|came|arrived [us|you|this|in|recently|only|last|the|a|few|end|of|
            over|just|during|your]* summer|week|weeks|month|months|preseason|pre|january|july|august|june|september|
            now
        was|were|been|played|playing|plays|came|coming|comes|moved|moving|transferred|transferring|signed|left|spent|
            switched|swapped [last|the|year|season|his|her|football|it|in|all]* for|with|at|from|to|over|in a|an|
            another|other|different|somewhere|someone|elsewhere|his|her|school|goal|our|some|rugby
        somewhere else
        elsewhere|rivals|opposition
        with|for|at|joined the|them|that|some|another other lot|lots|bunch|mob|crowd|team|side|club
        another|different|other|old|previous|last club|team|side
        trained|training but|only|never|not
        only trained|training|trains|trialled
        had|took|taking|missed|having|been a|last|the|all [whole]* year|season [off|out]*
        year|season off|out
        moved|moving [_] area|here|house|from|up|down|schools|over
        injured all|whole|the
        his|her|their|older|younger|big|little|twin brother|sister|cousin|brothers did|played|does|plays|was
        too young|little|small|busy
        did not [play|have|actually|even]*
        signing [for]* first|this
        rugby|swimming|gymnastics|cricket|tennis last|before|until
        ^ [this|is|it|the|that]* first [time|thing|that|any|of|one]* i|we|he|she [have|has|had|ever|even]* heard|
            knew|seen
        abroad|poland|country|spain|scotland|ireland|wales|london
        nope|never|nah [_] $
        joining from|this|you|us
        came|come|coming|moved|moving|switched|transferred [over|across|here]* from
        be his|her|their first
    """),
    (True, r"""
        joined|joins|started|came|arrived [us|you|yous|up|in|at|around|about|just|only|the|after|before|back|
            late|on|for|over]* easter|christmas|xmas|february|march|april|november|december|halfway|midway|
            midseason|mid|half|spring !for|ready|to|next|coming
        every|each [single]* season|year|game|match|week|sunday|saturday
        second|third|fourth|fifth|sixth|2nd|3rd|4th|5th|6th|7th|seventh|2|3|4|5|6|two|three|four|five|six [full|
            _]* year|season|seasons|years|yr|yrs [running|now|here|with|on|in|coming|at|for]*
        player|parents|managers|coachs|players|coaches player|of [the] year|season|month|match|player
        been|was|were|is|be|a|played|play [still|always|already|part|one|in|on|a|all]* here|with|playing|there|at|
            coming|of|on|in [the|
            this|your|our|alex|coach|since|for|you|us|same|squad|team|panthers|side|yous]* you|us|since|for|last|team|
            club|squad|yous|from|alex|years|ages|side|panthers|lot
        been|played|playing [here|with|for]* [you|us|them|yous]* since|last|for [year|season|years|you|us|yous]*
        since|from [he|she|they|was|were|being|the|at|in|little|day|very|start|about|age]* u\d+|under|under\w+|[4-9]|
            \d\ds|tots|little|tiny|reception|one|four|five|six|seven|mini|minis|beginning|start|nursery|knee
        back|tail|front|second end|half of it|season|last
        half|part|most|some|bits|all|parts [of]* it|the|season|year|last
        won|scored|captained|captain|trophy|medal|topscorer
        top scorer|goal
        long standing|term
        existing|returning|current|longtime|established player|member|one
        re registering|registered|signing|joining
        reregistering|renewing|renewal|rejoining|resigning
        signing|back|here|same|playing again
        same team|club|squad|lads|side|as
        course|definitely|certainly|sure|deffo he|she|they did|has
        carry|carrying|carried on
        never|not missed|miss|misses
        same as always|ever
        still|already plays|playing|in|with|here|there
        always has|played|been|did
        did [play|yes|actually|indeed|he|she|too|all|most]* $
        did play
        did [a|all|most|half|some|the|whole|about|few|\d+]* season|games|matches|months|year
        played [all|most|half|some|every|whole|the|a|of|nearly|part|few|full]* season|year|games|matches|game|lot|few|
            last|here|there
        was|were|been|played in|on|at|for|with [the|your|our|alexs|under|his]* squad|side|under|u\d+s?|nines|tens|
            elevens|panthers
        panther|one of yours|ours
        did|played|was|there [for|the|about|just|only|in|a]* first|second|last|back half|part|bit|few
        was|were|been|played with|at|for you|yous|u|ye [lot|lads|guys]* last|all|before|$
        yes|yeah|yep|yup|aye|yh he|she|they|all|always|with|since|for|been|part $
        if you|u can|could call it|that playing|football|that|footy
        your touchline|touchlines|sidelines|bench|pitch|pitches|subs
        old hand
        stalwart|veteran
        you|yous know him|her|them
    """),
)  # fmt: skip
# "Sam yes. His brother no": what is said of a sibling says nothing of the player.
_OF_A_SIBLING = regex(r"\b(?:brother|sister|twin|sibling|cousin)s?\b", re.IGNORECASE)
_OF_THE_PLAYER = regex(
    rf"^(?:for |only |just )*(?:he|she|him|her|it|they|[{CAPITAL}]\w+)?[\s:,-]*"
    r"(?P<nod>yes|yeah|yep|yh|no|nope|nah|did(?:n'?t| not)?|has(?:n'?t| not)?|was(?:n'?t| not)?|not(?= \w))"
    rf"(?: (?:for )?(?:him|her|[{CAPITAL}]\w+))?\b[ .!]*$",
    re.IGNORECASE,
)
_PLAYED_YES = regex(
    r"^(?:(?:he|she|they|we|sam)\b ?)?(?:did|was|has|have|played|play|plays)(?: (?:here|there|it|play|played))*,?"
    r" (?:yes|yeah|yep|yh|indeed)\b(?!.*\b(?:but|no|not|never)\b)",
    re.IGNORECASE,
)
# "Up to christmas yes": for a part of it, and no other club is named.
_PART_OF_IT = regex(
    r"\b(?:(?:up )?(?:to|till?|until)|from|after|before|since|first|second|half|for|most|part|towards)\b(?: \w+){0,3}? "
    r"(?:christmas|xmas|easter|half ?term|new year|halfway|summer|autumn|winter|spring|(?:the |his |her )?(?:injury|end"
    r"|start|holidays?|operation)|season|half|january|february|march|april|may|june|july|august|september|october"
    r"|november|december|jan|feb|mar|apr|aug|sept?|oct|nov|dec|he|she|it|of it|then|about then)\b"
    r"|\b(?:first|second|last|back) (?:half|part|bit|few)\b",
    re.IGNORECASE,
)
_NODS_TO_IT = regex(r"\b(?:yes|yeah|yep|yup|yh|aye|(?:he|she|they|we|sam) (?:did|was|played))\b", re.IGNORECASE)
_NO_NOD = regex(
    rf"\b(?i:no|not|nope|nah|never|none|didn'?t|wasn'?t|hasn'?t|but|elsewhere|another|other|different)\b"
    rf"|\b(?:for|at|with) (?!Christmas|Xmas|Easter)[{CAPITAL}]"
)
# "Was at Sale United til June": another club, for as long as that was.
_AT_ANOTHER = regex(
    r"^(?:(?:no|nah|nope|he|she|they|we)[\s,.]+)*(?:(?:was|were|been|had been) (?:playing |play )?(?:at|with|in|for)"
    rf"|(?:played|plays|playing) (?:at|with|for|in)) (?P<club>[{CAPITAL}][\w'’&.-]*(?: [{CAPITAL}][\w'’&.-]*)*)"
    r" (?:till?|until|up (?:to|until)|before|all (?:of )?last|the whole|last (?:season|year))\b"
)
# "No, he was at Trafford Lads but the pitch was under water half the winter": whatever became of the other club.
_NO_AT_ANOTHER = regex(
    r"^(?:no|nah|nope)[\s,.]+(?:he|she|they|we) (?:was|were|had been|played|plays|has been)(?: playing| play)?"
    rf" (?:at|with|in|for) (?:the )?(?P<club>[{CAPITAL}][\w'’&.-]*(?: [{CAPITAL}][\w'’&.-]*)*)"
    r"(?=[,.;]|$| (?:but|and|because|cos|where|who|which|then|though|so|when|all|last)\b)(?!.*\b(?:you|yous|us|here)\b)"
)
# "Never set foot on your pitch": whatever of theirs is named.
_NEVER = regex(
    r"(?:(?:no|nope|nah|he|she|they|we|sam|has|have|had) )*never (?:(?:even|once|ever|actually|yet) )?"
    r"(?:set (?:foot|eyes)|laid eyes|kicked|played|trained|been|met|heard|worn|pulled on|laced|touched)\b"
    r"(?!.*\b(?:but|until|till|apart|except|other|anyone|anywhere|missed)\b)"
)
# "Season before last, then he broke his leg"; and "last season and the two before".
_BEFORE_LAST = regex(
    r"(?:(?:no|nope|yes|yeah|only|just|he|she|they|we|it|was|did|played|had|the|in|not) )*(?:season|year|one|time)"
    r" before last\b(?!.*\b(?:and last|since|both|too|as well|ever|still|also|every)\b)"
)
_LAST_AND_BEFORE = regex(
    r"(?:(?:yes|yeah|aye|he|she|did|was|played|the|all|of|this|both) )*last (?:season|year|one)(?: \w+)? and"
    r" (?:\w+ ){0,4}?before\b(?!.*\b(?:not|no|never|elsewhere|another|but)\b)"
)
_US = regex(r"\b(?:you|us|panthers?|under|u\d+)", re.IGNORECASE)


def PLAYED_HERE(text: str) -> tuple[Any, dict[str, Any]] | None:
    """Whether the player was with the club, and with which other: "was at Sale United til June"."""
    said = tidy(text).strip(" .!")
    full = in_full(said)
    if _NEVER.match(full) or _BEFORE_LAST.match(full):
        return False, {}
    if _LAST_AND_BEFORE.match(full):
        return True, {}
    if (at := _AT_ANOTHER.match(said) or _NO_AT_ANOTHER.match(said[:1].lower() + said[1:])) and not _US.match(
        at["club"]
    ):
        return False, {"previous_club": at["club"]}
    parts = clauses(said)
    of_player = [part for part in parts if not _OF_A_SIBLING.search(part)]
    if len(of_player) == 1 < len(parts) and (nod := _OF_THE_PLAYER.match(of_player[0])):
        return nod["nod"][0].lower() in "ydhw" and not nod["nod"].lower().endswith(("t", "not")), {}
    own = ", ".join(of_player)
    for_a_part = _PART_OF_IT.search(own) and _NODS_TO_IT.search(own) and not _NO_NOD.search(own)
    return (True, {}) if for_a_part or _PLAYED_YES.match(own) else _PLAYED_HERE(text)
