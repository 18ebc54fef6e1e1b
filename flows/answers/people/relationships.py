"""Who a player is to us, and who the parent is to the player."""

from __future__ import annotations

import re
from datetime import date

from flows.answers.basics.choices import LEAD_INS, OneOf
from flows.answers.basics.kinds import Answer, Choice, DidYouMean, Understood
from flows.language.regex import regex
from flows.language.tidy import tidy
from flows.language.vocabulary import Vocabulary, only, phrases

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
    sister in law, brother in law, mother in law, father in law, bonus mam, bonus mom, bonus parent, step mom, stepmom
    step da, stepda, god mother, god father, god parent, godmum, goddad, great grandma, great grandad, great granny
    great grandmother, great grandfather, great auntie, great aunty, great nana, wee granny, auld granny, granda
    grandda, gramp, grampa, gramma, nanan, big sis, big bro, older sis, older bro, elder sister, elder brother
    neighbour, childminder, au pair, social worker, host family, support worker, teacher, someone else, something else
""")
# What they are called in the families' own languages and all over Britain. Some are given names as well, or mean
# another relative in another language: none is taken off a name, and each is asked about.
_MOTHER_ELSEWHERE = phrases("""
    mamusia, matka, madre, mae, maman, mutti, mutter, ammi, ammi ji, amma, ummi, mataji, maa, hooyo, majka, moeder
    mamita, maminka, maw, mither, mami
""")
_FATHER_ELSEWHERE = phrases("""
    tata, tato, tati, tatko, ojciec, abbu, abbu ji, abba, abu, papi, papai, pai, padre, pita ji, pitaji, vater, vati
    baba, otec, otac, aabo, aabe, pere, appa, vader, tad, tada, faither, fither, athair, babbo
""")
_OTHER_ELSEWHERE = phrases("""
    thatha, paati, patti, ajji, ajja, ammamma, ammachi, appachan, appuppan, prababcia, pradziadek, vnuk, wnuk, unuchi
    taid, nain, mamgu, mam gu, tadcu, tad cu, datcu, dacu, bampi, bampy, bamp, bamps, bampa, bampie, grampi, grampie
    gransha, gransher, grancha, grancher, granfer, grandpop, pop pop, grammy, granma, grandmama, nonna, nonno, nin
    babcia, babunia, babusia, babushka, dziadek, dziadzio, dido, didus, bunica, bunicul, bunic, mamaie, tataie
    abuela, abuelo, abuelita, abuelito, vovo, avó, avô, vovó, vovô, mamie, papy, oma, opa, yiayia, giagia, papou
    pappous, dada ji, dadaji, dadi, dadi ji, dadi ma, nana ji, nanaji, nani, nani ji, nani ma, thakurma, dadu, didima
    bibi ji, teta, sido, jiddo, tayta, geddo, ayeeyo, awoowe, babaanne, anneanne, dede, gogo, ambuya, bubbe, zayde
    mamu, mamoo, mumani, chacha, chacha ji, chachi, chachu, kaka, kaki, taya, taya ji, tayi, bua, bua ji, phuppo
    phupho, phupo, phuppi, phuppa, fufu, masi, masi ji, mausi, khala, khalu, khalto, khalo, ammo, amto, eeddo, adeer
    abti, habaryar, tante, tia, tio, tía, tío, ciocia, ciotka, wujek, wujo, tetya, unchi, zia, zio, onkel, modryb
    ewythr, teyze, hala, amca, dayi, abla, baji, bhai, bhaiya, bhaijan, sis, bro, hermana, hermano, siostra, chwaer
    brawd, cousin sister, cousin brother, aunty ji, auntie ji, uncle ji
""")
_ELSEWHERE = Vocabulary(
    dict.fromkeys(_MOTHER_ELSEWHERE, "Mother")
    | dict.fromkeys(_FATHER_ELSEWHERE, "Father")
    | dict.fromkeys(_OTHER_ELSEWHERE, "Other"),
    LEAD_INS,
)
# What a relative is called in one word, which may stand before a name: "Nan Jean Smith".
RELATIVES = frozenset(word for word in (*_MOTHER, *_FATHER, *_OTHER) if " " not in word)
# "Mia's mum" is the mother; "her friend's mum" is for the parent to say.
_RELATIVE = (
    "friend|mate|mum|mam|ma|mama|mom|dad|da|pa|papa|mother|father|parent|sister|brother|cousin|nan|nana|gran|granny"
    "|grandma|grandad|aunt|auntie|aunty|uncle|neighbour|partner|wife|husband|boyfriend|girlfriend|ex"
)
_PLAYER_BEFORE = regex(
    rf"\b(?!(?:{_RELATIVE})(?:'s|s'|s)? |bonus |previous )[^\W\d_]+(?:'s|s'|s) (?=\w)", re.IGNORECASE
)
# "Aunty but he calls me mum".
_CALLS_ME = regex(
    r"(?<=\w)[\s,.-]+(?:but |and |though |tho )?(?:s?he|they|the kids|everyone)(?: (?:all|both|just|always|does))*"
    r" calls? me \w+[.! ]*$",
    re.IGNORECASE,
)
# "One of his dads" is no first choice.
_OF_SEVERAL = regex(r"^(?:i'?m |i am )?one of (?:\w+(?:'s)? )?(?:two |both )?(\w+?)s\b", re.IGNORECASE)
# "Dad bro": whoever is spoken to.
_TO_WHOM = regex(r"(?<=^mum|^dad|^mam|^mom) (?:bro|bruv|brov|fam|cuz|sis|man|my g)[ .!]*$", re.IGNORECASE)
_PLAYER_AFTER = regex(r" (?:of|to) (?!(?:them|us|these|those|both|the)\b)[^\W\d_]+(?: [^\W\d_]+)?$", re.IGNORECASE)


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
        said = _OF_SEVERAL.sub(r"\1", _CALLS_ME.sub("", tidy(text)))
        answer = super().read(said, today)
        if isinstance(answer, Understood):
            return answer
        alone = _PLAYER_AFTER.sub("", _PLAYER_BEFORE.sub("", said.rstrip(" .!")))
        if isinstance(told := super().read(_TO_WHOM.sub("", said), today), Understood):
            return DidYouMean(told.value, f"Shall I take that as “{told.value}”?")
        if meant := only(_ELSEWHERE.heard(said) or _ELSEWHERE.heard(alone)):
            return DidYouMean(meant, f"Shall I take that as “{meant}”?")
        return super().read(alone, today)
