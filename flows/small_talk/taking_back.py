"""An earlier answer that is taken back: "sorry, I meant no", "ignore that", "fat fingers"."""

from flows.language.patterns import Patterns, in_full

_TAKES_BACK = Patterns(
    r"""
    sorry|actually|oops|whoops
    meant|mean to|no|yes|the|it
    no|oh wait|sorry|hang|hold|actually !no|i|ive|its
    wait|hang|hold on|thats|no|its|it|he|she|i|his|my
    misread|misclicked|mistyped|mistapped|misheard|mispressed
    fat|clumsy|big|stupid fingered|fingers|finger|thumbs|thumb|thumbed
    slip of the|my
    fumbled|butterfingers
    after all
    should have|of
    scrap|scratch|forget|cancel that|it|what
    got that|it|this|mixed|them wrong|up|muddled
    hit|tapped|pressed|clicked|put|ticked the|boy|girl|yes|no|wrong [wrong]* [one|button|by|thing]*
    typed|wrote|spelt|spelled|said|gave|put|entered|did|read [it|that|the|my|his|her|you|them|something|house|street|
        number|postcode|email]* wrong|old
    autocorrect|autocorrected|swapped
    was thinking of
    ^ [ive|i|we|weve|oh|sorry|just|have|actually|been|right|so|and|ok]* thought about|over it|that|this !and|but|or
    mixed up
    i said|put|ticked|told|gave|pressed|wrote yes|no|you|the|it|him|her
    by mistake|accident
    i|ive|must|have pressed|ticked|clicked|tapped _
    ignore that|this|what|me
    wrong|instead
    should be|have|say|read|end
    change|swap|switch|fix|amend|alter
    sort [out]* his|her|my|the date|dob|birthday|name|surname|address|postcode|email|phone|number|size|kit
    my|all mistake|bad|fault|error
    want|wants|need|needs changing|fixing|sorting|correcting|updating|amending|altering
    one|quick|small|little|first|a|another correction
    ^ [first|sorry|just|oh]* correction
    correct it|that|the|my|his|her|this|to
    got|have|put|had [me|him|her|us|them|sam]* down as|for|in
    you|yous|yall [have]* got|put|had me|him|her|us as
    did play
    """,
    {},
)


def takes_back(text: str) -> bool:
    """Whether an earlier answer may be taken back: "sorry, I meant no", "ignore that, I pressed yes by mistake"."""
    return _TAKES_BACK.found_in(in_full(text))
