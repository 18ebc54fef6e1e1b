"""A photo that comes later, said in words of one's own."""

import re
from typing import Any

from flows.registration.implied.tables import implied

_PHOTO = implied(
    (None, r"""
        not tonight|today|now|yet|this
        on my|his|her|the [other|old|new|dads|mums|work|husbands|wifes]* phone|laptop|computer|ipad|camera|tablet
        later|tomorrow|tonight|weekend|tmrw|tomoz|soon|eventually|friday|saturday|sunday|monday
        will|ill|il|gonna|going|can|shall|let|could|well|we|i [me|to|have|just|then|need|probably|try|try|and|his|her|
            dad|mum|get|ask|i|we|do|might]* send|do|take|get|sort|find|upload|add|dig|ask|snap|look|grab|bring|post|
            crop|try
        after|when|once|until|till|afterwards
        as soon
        not|no|dont|nt [have|got|get|any|a|an|decent|good|recent|nice|suitable|proper|clear|one|on|this|the|that|of|
            him|her|on]* photo|photos|picture|pictures|pic|pics|one|camera|phone|passport|now|yet|any
        is|are|hes|shes [still|away|out|not|in|on|at]* school|asleep|bed|home|holiday|nans|dads|mums|away|training|
            football|here|work|sleeping|scouts
        is not here|home|in|with|back
        camera|phone is|has broke|broken|bust|bad|died|cracked|rubbish|smashed|gone|not
        cameras|phones broke|broken|bust|bad|rubbish|smashed|knackered|playing|dead
        photo|school|passport photos|photo|pictures day|being|coming|due|booked
        need|have|got|want to|a|his take|find|get|ask|sort|haircut|hair|new
        remind me
        another day|time
        will not|nt|cannot upload|attach|load|send|let|work|do
        wont|cant|doesnt|isnt upload|attach|load|send|let|work|working|do|find
        not working|uploading|letting|loading
        skip|leave|miss it|this|that|for
        cannot|not [seem|able|to]* find|get|take|see|open one|any|a|it|the
        email|forward|pop|bring|drop it|one|them [in|over|to|across|later]*
        struggling|trouble|refusing|refuses to|with
        give me|us
        give it a|till|until|another|few
        haircut|black eye|chicken pox|wobbly
        no luck
        bear with
        waiting
        new one|photo
    """),
    unless=r"""
        goal|goals|nets|keeper|goalie|size|number|postcode|birthday|surname|asthma|allergic|allergy|inhaler
    """,
)  # fmt: skip
_FOR_ONCE = re.compile(r"\b(?:for|at|more than|just) once\b|\bonce or twice\b", re.IGNORECASE)


def PHOTO(text: str) -> tuple[Any, dict[str, Any]] | None:
    """That the photo comes later; "he's smiling for once" says nothing of when."""
    return _PHOTO(_FOR_ONCE.sub("", text))
