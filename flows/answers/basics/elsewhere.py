"""Who or what would know, instead of an answer: "have a word with the nurse", "his mum knows", "it's on my licence"."""

from flows.language.regex import regex

_WHOSE = "(?:his|her|my|the|their|our|your)"
_PEOPLE = (
    "mum|mam|dad|nan|gran|grandad|nurse|school|doctors?|gp|coach|manager|wife|husband|partner|ex|consultant|carer"
    "|hospital|clinic|nursery|worker|teacher|surgery"
)
_PAPERS = (
    "form|care plan|licence|license|passport|letter|file|records?|system|notes|paper|paperwork|card|invite|invitation"
    "|email|website|app"
)
_ELSEWHERE = regex(
    "|".join(
        (
            r"^(?:(?:you|youd|youll|best|better|can|could|please|just|oh|so|id|need to|have to|should|to|maybe)\b )*"
            r"(?:have a (?:word|chat|look)|speak|talk|check|ask|ring|text|phone|message|contact|see|get it from"
            rf"|refer to) (?:to |with |at )?(?:{_WHOSE}|postcode|above|school|previous|last|{_PEOPLE}|{_PAPERS})\b",
            rf"\bso (?:just |best |please )?ask (?:him|her|them|{_WHOSE})\b",
            rf"^{_WHOSE} (?:\w+ )?(?:{_PEOPLE}) (?:knows|would know|will know|deals with|sorts|handles"
            r"|has (?:all|the details))\b",
            rf"^{_WHOSE} (?:\w+ ){{0,2}}?(?:{_PAPERS})(?: (?:from|off|by) (?:\w+ ){{1,4}}?)? ?\b"
            r"(?:has|have|says|tells|explains|covers|lists|got) (?:you )?"
            r"(?:it all|all|everything|the lot|what you need)\b",
            r"^(?:i|we) (?:always |really )?(?:forget|forgot|dont recall|do not recall|never remember|cant recall)\b",
            r"^(?:i )?(?:cant|cannot|dont know how to|never could) (?:spell|pronounce|say|remember)\b",
            r"\b(?:escapes me|tip of my tongue|out of my head|whatever its called)\b",
            r"^(?:i|we) (?:already |have |ive )*(?:wrote|put|said|filled|told|gave|sent|entered|listed) (?:it|that|them"
            rf"|this|all)\b.{{0,60}}\b(?:{_PAPERS}|before|already|last|sheet)\b",
            r"^(?:wherever|whatever|whichever) (?:\w+ ){1,4}(?:says?|said|is|was|are|goes|suits|works|thinks?"
            r"|wants?|likes?|prefers?|needs?|have|has)\b",
            r"^(?:(?:it|that|this|all) )?depends (?:what|on|how|if|who|whether|where|when|which)\b",
            rf"^(?:it|its|that|thats|theyre|all)(?: is| are| was)? (?:all )?(?:on|in) (?:{_WHOSE} |last )"
            rf"(?:\w+ ){{0,2}}(?:{_PAPERS})\b",
            rf"^{_WHOSE} (?:\w+ )?(?:{_PEOPLE}) (?:has|have|got) (?:it all|all|that all|the (?:list|lot|details"
            r"|paperwork|info))\b",
            rf"^{_WHOSE} (?:\w+ )?(?:{_PEOPLE}) (?:sorted|did|does|dealt with|deals with|handled|arranged"
            r"|took|filled in) (?:it|all|that|this|him|her|the)\b",
            r"^(?:you|u|i|we|yous)(?: have|ve)? (?:had|got|gave|give|told|given|have|sent|wrote) (?:\w+ )?all"
            r" (?:this|that|of (?:this|that|it)|it)\b",
            r"^(?:just |exactly |pretty much |same )*(?:like|as) (?:at|in|he|she|we|they|last|before|it|always|when)\b",
            r"^(?:i|we|you|you lot|u|yous|they)(?: always| all| have| ve| keep)?"
            r" (?:fill(?:ed)?|do|did|done|ask(?:ed|ing)?|answer(?:ed)?|tell|told|give|gave|write|wrote)"
            r"(?: (?:this|that|it|these|them|me|us|you|the|same|forms?|in|out|all|questions?)){1,4}"
            r" (?:every|each) (?:single )?(?:year|season)\b(?: \w+){0,4}$",
            r"^same place\b",
            r"^good (?:question|point|one)$",
            r"^(?:(?:i|we|honestly|really|just|to be honest|tbh|genuinely) )*(?:couldnt|cant|could not|cannot) "
            r"(?:honestly |really )?tell (?:you|ya|u)\b",
            r"^(?:(?:it was|was|its|somewhere|some|one|they played|they play) )*(?:up|down|over|out|round) "
            r"(?:by|near|at|in|past|round|beside|behind)\b",
            r"^(?:(?:its|it is|thats|bit|a bit|quite|really|too|so|very) )*(?:hard|tricky|difficult|awkward|tough"
            r"|complicated|much|long) (?:one|to (?:say|explain|describe|type|put|tell|know|list|go into|write"
            r"|answer))\b",
            r"\b(?:comes?|coming|shows?|pops?|find|see|found|is|its) (?:\w+ )?(?:up )?on (?:the |google |your |a )?"
            r"(?:maps?|google|sat ?nav|internet)\b",
            r"^(?:the )?(?:sat ?nav|google)\b",
            r"\b(?:comes to|springs to|in|on) mind\b",
            r"^whoever(?:s| is| was)? (?:nearest|closest|around|there|free|in|home|available|about|at home)\b",
            r"^(?:(?:i|we|he|she) )?(?:will|ill|wll) (?:message|send|text|email|tell|let|ring|call|write|post|add|do"
            r"|find|look|get) (?:\w+ )?(?:you |it )?(?:later|tomorrow|tonight|soon|when|once|after)\b",
        )
    )
)


def is_known_elsewhere(said: str) -> bool:
    """Whether the plain words point to somebody or something that knows, or to a later time."""
    return _ELSEWHERE.search(said) is not None
