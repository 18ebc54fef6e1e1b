"""What is said of the player in words of one's own."""

from flows.registration.implied.tables import implied

GENDER = implied(
    ("Male", r"""
        put|is|as|be|am|identifies|my|our|a|registered|say|only|all|hes|so|typical|proper|use|identify|another [a|as|
            my|our|little|the|very|just|all|wee|only|proper|one|young|typical]* boy|lad|male|man|son|bloke|laddie|he|
            fella|geezer|m
        he him
        boy|lad|male all|through|please|of|and|last|as
        lads|boys
        son
    """),
    ("Female", r"""
        put|is|as|be|am|identifies|my|our|a|registered|say|only|all|shes|so|typical|proper|use|identify|another [a|as|
            my|our|little|the|very|just|all|wee|only|proper|one|young|typical]* girl|lass|female|woman|daughter|lady|
            madam|she|lassie|gal|princess|f
        she her
        girl|lass|female all|through|please|of|and|last|as
        daughter|girls|lasses
    """),
    ("Not disclosed", r"""
        rather|sooner|prefer not|leave|keep|no
        would rather|prefer
        do|does not want|wish|like|need|think|feel to|it|comfortable
        none of your|anyones
        not saying|telling|disclosing|answering|comfortable|say|sharing|relevant|important
        keep|leave|skip that|it|this|to [to|blank|out|private|yourself|us|ourselves]*
        non binary
        nonbinary|enby|genderfluid|agender
        they them
        neither
        undisclosed
        does|is not matter|relevant|important
        private
    """),
    unless=r"""
        born a|as
        used to
    """,
)  # fmt: skip
