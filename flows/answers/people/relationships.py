"""Who a player is to us, and who the parent is to the player."""

from __future__ import annotations

import re
from datetime import date

from flows.answers.basics.choices import LEAD_INS, OneOf
from flows.answers.basics.kinds import Answer, Choice, DidYouMean, Understood
from flows.language.tidy import tidy
from flows.language.vocabulary import Vocabulary, phrases

_MALE = phrases("""
    m, boy, boi, lad, son, man, young man, little boy, guy, he, him, his, hes, 👦, he him, brother, grandson, nephew
    masculine
""")
_FEMALE = phrases("""
    f, girl, gal, lass, lassie, daughter, woman, young woman, young lady, little girl, she, 👧, her, hers, shes
    she her, sister, granddaughter, niece, feminine
""")
_NOT_DISCLOSED = phrases("""
    prefer not to say, i prefer not to say, id prefer not to say, would prefer not to say, prefer not to, prefer not
    prefer not to disclose, prefer not to answer, rather not say, id rather not say, would rather not say, rather not
    rather not disclose, not to say, not saying, undisclosed, no comment, wont say, dont want to say, dont wish to say
    do not want to say, do not wish to say, do not wish to disclose, private, its private, none of your business
""")
_NON_BINARY = phrases("non binary, nonbinary, nb, enby, gender fluid, genderfluid, agender, intersex, other")
_ABOUT_THEM = phrases("they, they them, theyre, identifies as, gender, person, child, he, she, hes, shes")
_BEYOND_THE_FORM = Vocabulary(dict.fromkeys(_NON_BINARY, True), LEAD_INS | dict.fromkeys(_ABOUT_THEM))


class Gender(OneOf):
    """Male, Female or Not disclosed, which is what the registration can hold; anything else is asked about."""

    of_few_words = True
    __slots__ = ()

    def __init__(self) -> None:
        super().__init__(
            Choice("Male", "Male", frozenset(_MALE)),
            Choice("Female", "Female", frozenset(_FEMALE)),
            Choice("Not disclosed", "Not disclosed", frozenset(_NOT_DISCLOSED)),
            noun="gender",
        )

    def read(self, text: str, today: date) -> Answer:
        if _BEYOND_THE_FORM.heard(text):
            asked = "The form has Male, Female and Not disclosed. Shall I put Not disclosed?"
            return DidYouMean("Not disclosed", asked)
        return super().read(text, today)


_MOTHER = phrases("""
    mum, mummy, mam, mammy, mom, mommy, ma, mama, mamma, mumma, muma, mumsy, mother, birth mother, birth mum
    biological mother, adoptive mum, adoptive mother
""")
_FATHER = phrases("""
    dad, daddy, da, dada, papa, pops, pa, father, birth father, birth dad, biological father, adoptive dad
    adoptive father
""")
_GUARDIAN = phrases("""
    legal guardian, gaurdian, legal gaurdian, guardien, special guardian, carer, main carer, primary carer
    kinship carer, foster carer, foster mum, foster dad, foster mother, foster father, foster parent, foster mam
""")
_OTHER = phrases("""
    nan, nana, nanna, nannan, nanny, nannie, gran, granny, grandma, grandmother, grand mother, grandparents, grandad
    granddad, grandpa, gramps, grandfather, grand father, grandparent, grampy, great nan, great gran, great aunt, aunt
    aunty, auntie, uncle, great uncle, step dad, stepdad, step father, stepfather, step mum, stepmum, step mam
    stepmam, step mother, stepmother, step parent, stepparent, bonus mum, bonus dad, mums partner, dads partner
    mums boyfriend, dads girlfriend, mums husband, dads wife, mums wife, dads husband, sister, brother, big sister
    big brother, older sister, older brother, step sister, step brother, stepsister, stepbrother, half sister
    half brother, sibling, cousin, godmother, godfather, godparent, family friend, friend, friend of the family
    neighbour, childminder, au pair, social worker, host family, support worker, teacher, someone else, something else
""")
# What a relative is called in one word, which may stand before a name: "Nan Jean Smith".
RELATIVES = frozenset(word for word in (*_MOTHER, *_FATHER, *_OTHER) if " " not in word)
# "Mia's mum" is the mother; "her friend's mum" is for the parent to say.
_RELATIVE = "friend|mate|mum|mam|mom|dad|sister|brother|cousin|nan|gran|neighbour|partner|wife|husband"
_PLAYER_BEFORE = re.compile(rf"\b(?!(?:{_RELATIVE})(?:'s|s'|s)? )[^\W\d_]+(?:'s|s'|s) (?=\w)", re.IGNORECASE)
# "One of his dads" is no first choice.
_OF_SEVERAL = re.compile(r"^(?:i'?m |i am )?one of (?:\w+(?:'s)? )?(?:two |both )?(\w+?)s\b", re.IGNORECASE)
_PLAYER_AFTER = re.compile(r" (?:of|to) (?!(?:them|us|these|those|both|the)\b)[^\W\d_]+(?: [^\W\d_]+)?$", re.IGNORECASE)


class Relationship(OneOf):
    """Mother, Father, Guardian or Other. A step-parent or grandparent is Other, unless they say they are guardian."""

    of_few_words = True
    __slots__ = ()

    def __init__(self) -> None:
        super().__init__(
            Choice("Mother", "Mother", frozenset(_MOTHER)),
            Choice("Father", "Father", frozenset(_FATHER)),
            Choice("Guardian", "Guardian", frozenset(_GUARDIAN)),
            Choice("Other", "Other", frozenset(_OTHER)),
            noun="relationship",
        )

    def read(self, text: str, today: date) -> Answer:
        """The relationship, with the player's name before or after it: "Mia's mum", "mum to Mia"."""
        said = _OF_SEVERAL.sub(r"\1", tidy(text))
        answer = super().read(said, today)
        if isinstance(answer, Understood):
            return answer
        return super().read(_PLAYER_AFTER.sub("", _PLAYER_BEFORE.sub("", said.rstrip(" .!"))), today)
