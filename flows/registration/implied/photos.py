"""A photo that comes later, said in words of one's own."""

import re
from typing import Any

from flows.language.regex import regex
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
        photo|school|passport photos|photo|pictures|pics [day|are|is|get|will]* day|being|coming|due|booked|come|
            arrive|back|delivered|next|on
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
        haircut|black|swollen|puffy|fat eye|lip|eyes
        chicken|cold pox|sore|sores
        chickenpox|conjunctivitis|impetigo|wobbly|toothless|gummy|filthy|mucky|scruffy|soaking|soaked|sweaty|muddy
        needs|wants|need|want|could|badly [a|his|her|their|to|have|be|get|good|the|do|with|still|first|in]* wash|bath|
            shower|haircut|trim|cut|comb|brush|scrub|shave|hair|washing|cutting|trimming|doing|sorting|
            brushing|cleaning|ironing|scrubbing|barbers|hairdressers
        hair|fringe|face|teeth|nose|mop|barnet [is|his|her|still|a|all|absolute|the|really]* wants|needs|
            need|want|state|mess|filthy|mucky|everywhere|sticking|wet|covered|dirty|wild
        covered|caked|plastered|smothered in|with [\w+] mud|chocolate|paint|pen|felt|food|spots|jam|sauce|ketchup|
            icing|glitter|calamine
        barbers|hairdressers|barber|hairdresser [is|on|appointment|booked|at|in|this|for]* tomorrow|friday|saturday|
            sunday|monday|tuesday|wednesday|thursday|weekend|booked|week|later
        teeth|tooth [are|is|have|has]* missing|out|fell|gone|fallen|coming|come|wobbly|through
        will|does|do not|never [ever|just|even]* sit|stand|keep|stay|smile|look|pose|behave|let|hold|cooperate|play [me|
            still|at|the|one|his|him|her|ball|nice]*
        refuses|refusing|sulking|gurning|grumpy|crying
        ^ [he|she|they|is|still|fast|already|in|sound|sorry|out]* asleep|bed|sleeping [now|already|sorry|atm|at|the|
            minute]* $
        is|are|hes|shes [still|away|out|stopping|staying|up|over]* at|with|round his|her|their|the nans|dads|mums|grans|
            aunties|mates|grandads|nan|dad|mum|gran|cousins|friends
        ^ [he|she|is|still]* in|wearing his|her|their pyjamas|pjs|jimjams|dressing|onesie|towel|trunks|costume
        is|are not dressed|presentable|decent|ready|washed|camera
        all|only|just|got|mostly|camera|have [of|them|old|\w+s|ones|the|that|are]* blurry|blurred|silly|awful|terrible|
            fuzzy|dark|group|toddler
        phone|phones|battery|batterys [is]* [on|at|about|nearly|almost|run|running]* \d+|dying|flat|dead|low|out|
            charging
        not till|until|til|before
        camera shy
        need|needs|get|getting|ask|asking|want|wants his|her|my|the dad|mum|nan|gran|sister|brother|husband|wife|
            partner to take|do|send|get|snap
        got|has|is [\w+] paint|mud|pen|chocolate|food|icing|jam|felt [tip|pen]* all|over|on
        am [still|just|on]* at|in|on|driving work|bus|train|meeting|shops|shift|nights|home
        clippers|scalped
        no luck
        bear with
        waiting
        new one|photo
    """),
    unless=r"""
        goal|goals|nets|keeper|goalie|size|number|postcode|birthday|surname|asthma|allergic|allergy|inhaler
    """,
)  # fmt: skip
_FOR_ONCE = regex(r"\b(?:for|at|more than|just) once\b|\bonce or twice\b", re.IGNORECASE)


def PHOTO(text: str) -> tuple[Any, dict[str, Any]] | None:
    """That the photo comes later; "he's smiling for once" says nothing of when."""
    return _PHOTO(_FOR_ONCE.sub("", text))
