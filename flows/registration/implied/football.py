"""Which club a player was at before, and whether in goal."""

import re
from typing import Any

from flows.answers.basics.club_names import club_amid, is_a_clubs_name
from flows.answers.basics.kept_words import is_forgotten, says_nothing
from flows.language.patterns import in_full
from flows.language.regex import regex
from flows.language.tidy import CAPITAL, plain, tidy
from flows.registration.implied.clubs import club_that_is_meant
from flows.registration.implied.tables import implied

_NO_CLUB = implied(
    (None, r"""
        beginner|newbie|novice|rookie|newcomer|firsttimer|starter
        first timer|timers
        first club|team|time|ever|one|proper|season
        first go|try|crack|bash|taste|experience|attempt|shot|foray|adventure|dabble at|of|with|in|into [a|an|any|the|
            real|proper|actual|organised|organized|team|club|his|her|grassroots|competitive]* club|team|football|
            side|league|game|sport
        his|her|their [very]* first $
        first [ever|proper|real|actual]* go|try|crack|bash|taste|attempt|shot|foray|stab|dabble|time at|of|doing|with|
            trying|playing it|this|that|any|anything
        first [ever|proper|real|actual]* go|try|crack|bash|taste|attempt|shot|foray|stab|dabble $
        ^ nothing|nowhere|nobody|none|nowt|noone [really|very|much|of|any|that|else]* proper|special|official|serious|
            organised|note|specific|fancy|competitive|formal
        ^ nothing|nowhere|nobody|none|nowt|noone worth [a]* mentioning|mention|noting|speaking|saying|telling|writing
        no [actual|proper|real|organised|team]* football|footy|footie|soccer [yet|before|at|all|as|though|tho|until|
            till|now|mind|so|far|in|it|involved]* $
        ^ [just|only|mainly|did|does|done|he|she|was|been|a|bit|of|some|purely]* karate|judo|swimming|gymnastics|
            ballet|dancing|taekwondo|netball|trampolining [and|or|karate|judo|swimming|gymnastics|ballet|tap|
            dancing|taekwondo|netball|trampolining|beavers|cubs|lessons|classes|only|before|so|far|as|well|really]* $
        ^ rugby|cricket|tennis|hockey|basketball|athletics|beavers|cubs|scouts|brownies [and|or|swimming|karate|judo|
            cricket|tennis|rugby]* only [really|so|far|before]* $
        never|not|nt [ever|really|actually|properly|yet|even]* played|been|had|joined|kicked|belonged|with|part|at|
            signed
        only|just|mainly|mostly [ever|he|she|has|is|been|played|plays|does|did|football|a|bit|of|some|it|for]* at|
            in [his|her|the]* school|pe|lunchtime|playtime|breaktime|nursery !team|side|leavers|fc
        only|just|mainly|mostly [ever|ball|kicked|about|around|played|had|plays|did|done|a|some|bit|of|ever|for|in|
            with|at|his|her|the|few|playing|
            kicked]* kickabouts|kickabout|kick|park|playground|garden|mates|friends|pe|breaktime|street|dad|lunchtime|
            brother
        kickabout|kickabouts|kick about|abouts
        in the park|garden|playground|street|yard with|and|only|lol $
        no [previous|other|old|past|actual|real|proper|football]* club|clubs|team|teams|one|where
        nowhere|nobody|noone|nowt
        none
        was not|nt at|with|in|on a|any|anyone|anywhere
        never|not|nt [ever|really|yet|even|been|he|she]* play|playing|plays|join [football|before|yet|for|in|with|at|to|
            on]* a|any|no|another|other|club|clubs|team|teams|anyone|anybody|nobody|side !that|this|anymore|any|more|
            league
        no play|join [football|for|in|with|at]* any|club|team
        never|not|nt [ever|really|yet|even]* been|be|was [with|at|in|on|part|of|for]* a|any|anyone|anybody|nobody|club|
            team !that|this|anymore|long|week|good|bad|problem|great
        just|only [the|an|a|at|his|her|with]* after school|afterschool
        after school club|one|team|thing|only|football|session|sessions
        was|were|is not [really|exactly|actually|even]* a|any [proper|real|actual]* club|team
        did|has|have|had|does not [actually|really|ever|even]* play|have|played|had|been|got|join|joined
        new to football|it|this|the|footy|all
        straight|fresh from|out school|of
        complete|total|absolute beginner|novice|newbie
        start|starting|started from scratch
        starting|started out|now|this
        year|season out|off
    """),
)  # fmt: skip
_AT_A_CLUB = regex(
    r"^(?:.*\b(?:he|she|they|we|sam|(?:wor|our|my|the) (?:wee |little |young |big )?"
    r"(?:bairn|lad|lass|boy|girl|son|daughter|kid|wean|young ?un|one|laddie))(?:'?(?:s|d|ve))?\b )?"
    r"(?:(?:was|were|is|has|have|had|been|used to|just|only|last"
    r"|always|also|mainly|then|first|still|did)\s+)*"
    r"(?:play(?:s|ed|ing)?|train(?:s|ed|ing)?|came|com(?:es|ing)|left|leaving|moved|signed|with|at|for|from|be|registered|belonged|joined)\b"
    r"(?: (?:with|at|for|from|to|over|a|year|season|bit|across|football|his|her|last|few|years"
    r"|seasons))* (?P<club>\S.*)$",
    re.IGNORECASE,
)
# Of several the last: "Sale United until Christmas and thereafter Ashton Villa Juniors".
_THEN_AT = regex(
    r"\b(?:thereafter|after (?:that|which)|then|afterwards|most recently|lately|ended up|followed by"
    r"|before (?:moving|going|switching)|moved (?:on )?to|went (?:on )?to|switched to"
    r"|finished (?:up )?(?:at|with))\b[\s,:]*"
    r"(?:(?:he|she|they|it|was|were|went|moved|joined|played|been|on|to|at|with|for|over|across)\s+){0,6}"
    rf"(?P<club>[{CAPITAL}][\w'’&.-]*(?: [{CAPITAL}][\w'’&-]*)+)"
)
_CLUB_ENDS = regex(
    r"[,.;]? \b(?:till|til|until|but|for|last|since|before|when|who|they|because|cos|and|then|however|in (?:19"
    r"|20)|up to|as|if|so|where"
    r"|which|this|the|all|every|two|three|a|one|like (?:his|her|all|me|my|us|our|the|most|i)"
    r"|and (?:it|he|she|they|we|i|that|his|her|just|loved|hated|enjoyed|didn'?t|never|was|got))\b.*$",
    re.IGNORECASE,
)
_LONGEST_CLUB = 5  # words
_NO_CLUBS_NAME = (
    "u ",
    "ya ",
    "yous ",
    "a ",
    "the ",
    "school",
    "no ",
    "any",
    "my ",
    "his ",
    "on ",
    "in ",
    "us ",
    "you ",
    "me ",
    "behind ",
    "near ",
    "next to ",
    "opposite ",
    "beside ",
    "by ",
)
_WITH_FAMILY = regex(r"\b(?:us|liv(?:e|es|ed|ing)|nan|nana|mums?|mam|dads?|gran(?:ny|ma|dad)?|aunt(?:ie|y)?|foster)\b")


def PREVIOUS_CLUB(text: str) -> tuple[Any, dict[str, Any]] | None:
    """No club at all, or the club's name out of a sentence: "he was with barton rovers under 9s till may"."""
    if meant := club_that_is_meant(text):
        return meant, {}
    if found := _NO_CLUB(text):
        return found
    if says_nothing(text):
        return None
    if (later := list(_THEN_AT.finditer(tidy(text)))) and not says_nothing(name := later[-1]["club"]):
        return name, {}
    at = _AT_A_CLUB.match(tidy(text))
    club = _CLUB_ENDS.sub("", at["club"]).strip(" ,.") if at else ""
    plain_name = club and is_a_clubs_name(club) and not says_nothing(club) and len(club.split()) <= _LONGEST_CLUB
    is_none = f"{plain(club)} ".startswith(_NO_CLUBS_NAME) or _WITH_FAMILY.search(plain(club))
    if plain_name and not is_none:
        return club, {}
    return _club_amid(tidy(text))


def _club_amid(said: str) -> tuple[Any, dict[str, Any]] | None:
    """The one name among a sentence's words."""
    club = "" if is_forgotten(said) else club_amid(said)
    return (club, {}) if club else None


_KEEPER = implied(
    (True, r"""
        goes|plays|is|always|likes|going|been|loves|prefers|wants|stuck|put|play|went|go|shove|puts|enjoys|
            stands [being|playing|him|her|going|to|be|go|play|it|only|mainly|usually|mostly|just]* in|
            between [the]* nets|net|goal|goals|sticks|posts
        between the sticks|posts
        is|as|be|our|their|your|my|a|the|main|regular|only|first|number|always|best|proper|team|teams|yes|yeah|yep|
            backup|reserve [_] keeper|goalie|goalkeeper|gk|keepr|keepa|goaly $
        is|our|the|their|be|love|loves|likes|always|usually|mainly|only|main|wants|plays|as|yes|yeah|been [a|the|
            being|to|be|new]* keeper|goalie|goalkeeper|gk
        keeper|goalie|goalkeeper|gk yeah|yes|yep|thats|indeed|all|through|always|mad|for|and|since|of|who|first|
            please|every
        in|yes|only goal|nets|net|goals !scored|scorer
        number one|1
        gloves
        shot stopper|stopping
        shotstopper
        saves|saved|save [penalties|everything|the|shots]*
        throws|dives|diving|throwing [himself|herself|about|around|everywhere]*
        clean sheet|sheets
        keeps|keeping goal
    """),
    (False, r"""
        not|nt|never|dont|aint [a|the|really|even|been|been|in|our|playing|likes|like|going|go|goes|play|want|wants|
            to|be|put|no|gone|played]* keeper|goalie|goalkeeper|goal|nets|net|goals|gk
        never in|goes|been|played|plays in|goal|nets|net|there
        outfield|outfielder|striker|strikers|defender|defence|midfield|midfielder|winger|centre|center|forward|
            forwards|attacker|attack|fullback|wingback|playmaker|strike|defends|cb|cm|cdm|cam|rb|lb|lw|rw|st|cf
        up front|top
        at the back
        right|left|centre|center|full|wing back|mid|half|wing|winger|midfield|midfielder
        on|down the wing|wings|left|right
        hates|hate|refuses|avoids|scared|terrified|rubbish|useless|awful|terrible|afraid [of|being|going|in|the|to|at|
            go|be]* in|goal|nets|net|ball|it|keeper|goals|that|there|saving
        plays left|right|centre|wing|midfield|back|up|anywhere|out|on|defence|striker|number
        scores|scorer|scoring goals|them|lots
        goal scorer|machine|hanger|poacher
        cannot|not [even|really|to]* catch|save|keep|dive
        anything|anywhere|everywhere|anyone but
        too small|short|scared|little|tiny
        prefers|likes|loves|rather|wants [to|playing|running|being|be|play|scoring|up]* score|scoring|goals|running|
            run|out|front|attacking|outfield|tackling
        someone|somebody else
        hopeless|useless|rubbish|bad|awful with|at|in [his|her|the]* hands|it|that|goal|nets
        anywhere|anything|everywhere ... but|except|bar [in|for|the|a|at]* goal|goals|nets|net|keeper|goalie
        rather ... than|then [go|play|be|stand|in|a|the]* goal|goals|nets|net|keeper|goalie
        anywhere but
        already|got|have [got|a|one|another]* keeper
        gone|went off it|that|goal|going|being
        he|she|they was|did|used but
        runs|running around|about|up|rings|too
        only|just when|if [there|is|the|they|he|she|are|was]* nobody|noone|no|keeper|goalie|short|stuck|made|forced|
            told|asked|needed|desperate
        ducks|flinches|dodges|cowers|hides when|whenever|from|every|if|away ... ball|shot|shots|comes|coming|
            shoots|kicks
        runs|run|running [a|away|miles|mile|screaming]* from|when
        ^ [oh|god|lol|no|nah|definitely|certainly|absolutely|well]* not if|unless !you|needed|there|alex|coach
        not by choice
        not on your nelly|life
        over|oer his|her|my|their dead body
        wild horses
    """),
)  # fmt: skip


# Since when or for how long answers whether: "since he was five", "three years now".
_SINCE = implied(
    (True, r"""
        ^ [yes|yeah|yep|aye|oh|he|she|they|is|are|has|have|been|one|always|ever|only|and|a|doing|it|in|at|
            just]* since|from [the|
            his|her|about|age|of|a|very|being]* he|she|they|i|we|birth|day|year|reception|nursery|under|u\d+s?|age|\d+|
            four|five|six|seven|eight|nine|ten|last|start|beginning|word|always|forever|infants|little|tiny|small|wee|baby|tot|toddler|this|
            january|february|march|april|may|june|july|august|september|october|november|december|christmas|summer
        ^ [yes|yeah|yep|aye|oh|he|she|they|is|are|has|have|been|one|always|a|doing|it|playing|there]* for [about|over|
            nearly|the|last|past|a|good|at|least|nigh|on|some]* \d+|one|two|three|four|five|six|seven|few|couple|many|
            most|as|years|ages|ever|donkeys|long|now [of|a|long|good|whole|more]* year|years|yr|yrs|season|seasons|
            months|ages|long|donkeys|life|ever
        ^ [yes|yeah|yep|aye|oh|now|about|nearly|over|going|on|this|will|be|his|her|the|been|doing|it|he|she|is|
            has]* \d+|two|three|four|five|six|
            second|third|fourth|2nd|3rd|4th|couple|few [full|whole|good|of]* years|seasons|year|season|yrs [now|running|
            at|it|as|one|in|of|already|this|time]* $
        ^ [yes|yeah|yep|aye|oh|he|she|they|it]* always [has|have|is|was|been|will|be|he|she]* $
        born for|to|with|in
        ^ [yes|yeah|he|she|is|are|all|his|her|whole|their|my]* life [long|long|yes|yeah]* $
    """),
    (False, r"""
        not|never [really|at|all|any|one|in|more]* since|after|for
        ^ [no|nope|nah|he|she|they|it]* used to [be|play|do|go]* !in|the
        ^ [no|nope|nah|he|she|they]* not any
        gave|packed|stopped|quit|hung|retired
    """),
    unless=r"""
        outfield|striker|defence|defender|midfield|midfielder|winger|wing|attack|but|hurt|broke|injured|club|team|you|us
    """,
)  # fmt: skip
# "He'd come home in tears when they put him in goal".
_HATED_IT = regex(
    r"^(?!.*\b(?:but|still|loves|wants|again he|now he"
    r"|(?:out of|away from|off) (?:the )?(?:goals?|nets?))\b)(?=.*\b(?:goals?|nets?|keeper|let in|no|nah|never)\b)"
    r".*\b(?:(?:home|off|back) (?:in (?:floods of )?tears|crying)|never again|hated (?:it|every (?:second|minute))"
    r"|hates (?:it|(?:being|going|standing|playing) in)(?! (?:when|if|unless|not|out))"
    r"|(?:cried|cries|crying|bawled|sobbed|sulked|screamed|in (?:floods of )?tears|in bits)"
    r" (?:(?:the|his|her|eyes|out) ){0,3}(?:last|only|first|one|every|each|whole) (?:time|match|game|half)"
    r"|so(?: (?:that is|it is|its))?(?: an?| definitely)? (?:no|nah|nope)$)\b"
)
# "Can't keep him out of the goal", "sulked when they took him out of it".
_NOT_KEPT_OUT = regex(
    r"\b(?:cannot|never|impossible to|hard to|try and|try to) (?:(?:even|ever|just) )?"
    r"(?:keep|get|drag|tear|prise|pull) (?:him|her|them) (?:out of|away from|off|from|outa) "
    r"(?:(?:(?:the|his|her|those|them) )?(?:goals?|nets?|sticks|posts|gloves)\b|(?:it|there) ?$)"
    r"|\b(?:cried|cries|sulk\w*|gutted|devastated|upset|heartbroken|in tears|fuming|hate[sd] it|raging)"
    r" (?:\w+ ){0,5}?(?:took|takes?|taken|pull\w*|moved?|drag\w*|swapp?\w*|left)(?: (?:him|her|them))? "
    r"(?:out of|off|away from|outa) (?:(?:the|his|her) )?(?:goals?|nets?|sticks|posts)\b"
)
_NOT_IN_GOAL = regex(
    r"\b(?:keep|keeps|kept|keeping|leave|stay|stays|left) (?:him |her |them )?(?:well )?(?:out of|away from|outa)"
    r" (?:the )?(?:goals?|nets?|sticks|posts)\b"
    r"|\b(?:not|never|cannot) (?:(?:really|ever|actually|even|want to|like|like to|to|be|being|go|goes|going|play"
    r"|plays|playing|stand|stands) )*(?:in|between) (?:the )?(?:goals?|nets?|sticks|posts)\b"
    r"|\b(?:gave|given|giving|hung|hanging|packed|packing|handed) (?:up|in) (?:the |his |her )?gloves\b"
)


# "In goal at school only", "goes in nets with his mates in the park": no goalkeeper of a team's.
_AT_PLAY = regex(
    r"\b(?P<only>(?:only|just|occasionally|sometimes|mainly) )?"
    r"(?:(?:ever|really|only|just|goes|going|go|plays|playing|play|stands|he|she|is|been) ){0,4}"
    r"(?:in|keeps|keep|between) (?:the |his |her )?(?:goals?|nets?|sticks|posts)"
    r"(?: (?:(?:in|at|for|during|on|with|the|his|her|our|a|back|my) ){1,4}"
    r"(?:school|pe|park|playground|garden|yard|street|lunch\w*|break\w*|playtime|home|mates|friends|fun|brothers?"
    r"|sisters?|cousins?|dad)\b(?! (?:team|side|squad|league|football)\b)){1,3}"
    r"(?P<alone> (?:only|sometimes|occasionally|that is (?:all|it)))?\b"
)


# "No, he went in once when the keeper was poorly": a no, and the one time is all there was.
_ONLY_ONCE = regex(
    r"^(?:oh |er+m? )?(?:no|nope|nah|never)\b(?!.*\b(?:but|now|since|loves|every|still|wants|always)\b)"
    r".*\b(?:went|goes|gone|go|stood|stepped|filled|put|stuck|did|done|had|been|covered|played|tried)\b"
    r"(?: \w+){0,5}? (?:once|one time|one match|one game)\b"
)


def KEEPER(text: str) -> tuple[Any, dict[str, Any]] | None:
    """Whether the player is in goal; where that is denied, "in goal" itself says nothing else."""
    said = in_full(text)
    if _NOT_KEPT_OUT.search(said):
        return True, {}
    if _HATED_IT.search(said) or _ONLY_ONCE.search(said):
        return False, {}
    if at_play := _AT_PLAY.search(said):
        left = _KEEPER(said[: at_play.start()] + said[at_play.end() :])
        only = not left and (at_play["only"] or at_play["alone"])
        return (False, {}) if only or (left and left[0] is False) else None
    rest = _NOT_IN_GOAL.sub(" ", said)
    if rest == said:
        return _KEEPER(text) or _SINCE(text)
    left = _KEEPER(rest)
    return (False, {}) if not left or left[0] is False else None
