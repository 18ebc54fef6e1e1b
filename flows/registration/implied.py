"""What an answer is implied by: "he's new to the club", "all under one roof". Always proposed, never taken."""

from collections.abc import Callable
from typing import Any

from flows.language.patterns import Patterns, in_full


def implied(*table: tuple[Any, str]) -> Callable[[str], Any]:
    """The one value whose patterns (`flows.language.patterns`) a text holds, or None."""
    patterns = [(value, Patterns(lines, {})) for value, lines in table]

    def read(text: str) -> Any:
        said = in_full(text)
        found = [value for value, pattern in patterns if pattern.found_in(said)]
        return found[0] if len(found) == 1 else None

    return read


PLAYED_HERE = implied(
    (False, r"""
        new to [the|this|your] club|team|you|it|all|football|this|urmston
        brand new
        new player|starter|boy|girl|one|here
        first time|season|year|club|team
        never|not played|been|kicked
        just|only joining|joined|joins|started|starting|signed|moved
        not been|played|with before|here|anywhere|you
        was|were at|with another|a|different
        moved|moving|coming|transferring|transferred from
        joining from|this
    """),
    (True, r"""
        been here|with|playing|there|at|coming
        [his|her|their|the] second|third|fourth|fifth|2nd|3rd|4th|5th|6th year|season
        been|played [here|with|for] [you|us|them]* since|last|for
        same as always|ever
        still|already plays|playing|in|with|here
        always has|played|been
        did [play|yes|actually]* $
        did play
    """),
)  # fmt: skip
LIVES_HERE = implied(
    ("yes", r"""
        under|beneath one|the|same [same] roof
        all live|together|in [here|together|one|the|same]*
        all of us
        one|same big|happy|house|household|home
        lives|living with me|us
        with me|us all|full
        just the two|three|four of us
    """),
    ("no", r"""
        not anymore|any
        no longer
        moved out|away
        lives|living|stays|is with|at his|her|their|my
        own place|flat
    """),
    ("partly", r"""
        half [the|of]* week|time
        week on|about
        weekends
        shared custody|care
        between us|the two|both
    """),
)  # fmt: skip
KEEPER = implied(
    (True, r"""
        goes|plays|is|always|likes|going|been [being]* in [the]* nets|net|goal|goals|sticks
        between the sticks
        [is] the|a|our|their|their regular|main keeper|goalie|goalkeeper $
        in goal|nets|net
    """),
    (False, r"""
        not [a|the|really|even|been]* keeper|goalie|goalkeeper|goal|nets
        outfield|outfielder|striker|defender|midfield|midfielder|winger|centre|forward|attacker
        up front|top
        at the back
        hates [going|being]* in|goal|nets
        plays left|right|centre|wing|midfield|back|up|anywhere
        cannot catch
    """),
)  # fmt: skip
MEDICAL = implied(
    (False, r"""
        not allergic to anything
        never been|had a|ill|anything|any
        nothing wrong
        got nothing|none
        he|she is [all|absolutely]* fine really|honestly|ignore
        fit as
        right as rain
        no issues|problems|worries|concerns|complaints
    """),
    (True, r"""
        yes [but]* nothing|not [too|very|that]* serious|major|bad|much
        yes|yeah|yep a couple|few|bit|lot
    """),
)  # fmt: skip
NEWS = implied(
    ({"email": True, "sms": True}, r"""
        no problem|problems|worries|bother|issue
        whatever|however [is|you]* easiest|best|like|works
        any way|how
        do not mind
    """),
    ({"email": False, "sms": True}, r"""
        off|no|stop emails|email|mails
    """),
    ({"email": False, "sms": False}, r"""
        no need
        registration|official|important|necessary [ones|stuff|only|messages|things]* only
        only registration|official|important|necessary
        just the registration|important|necessary|essential
        rather|prefer not
        leave it|me out
        no|not marketing|spam|junk|newsletters|news
    """),
)  # fmt: skip
