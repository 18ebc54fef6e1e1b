"""Yes and no, in the many ways people say them."""

from __future__ import annotations

from datetime import date
from typing import Any

from flows.answers.basics.kinds import Answer, Choice, DidYouMean, Misunderstood, Understood, in_words
from flows.language.regex import regex
from flows.language.tidy import asks_something, plain
from flows.language.vocabulary import COURTESIES, Vocabulary, only, phrases

# Plain answers, which hold for any question.
YES = phrases("""
    yes, y, ye, yh, yeh, yea, yeah, ya, yah, yas, yer, yus, yep, yup, yip, yuh, aye, uh huh, mhm, definitely
    defo, deffo, def, definately, definatly, definitly, definetly, defiantly, yessir, yes sir, confirm, confirmed
    i confirm, absolutely, certainly, indeed, correct, thats correct, that is correct, all correct, looks correct, true
    all right
    thats right, that is right, looks right, exactly, spot on, affirmative, totally, for sure, no doubt, of course
    ofcourse, ofc, course, thats it, thats the one, thats him, thats her, thats them, thats me, thats us, i think so
    think so, i believe so, believe so, yse, yed, yws, ues, 💯
    bang on, bob on, dead on, dead right, right on, on the money, i can confirm, i can confirm that
    too right, too true, damn right, damn straight, you bet, i should hope so, i should think so, should hope so
    should think so, i should say so, i would hope so, id hope so
    tis, it tis, obvs, obviously, natch, naturally, duh
    afraid so, im afraid so, i am afraid so, i fear so
    accurate, in order, in good order, as it should be, as they should be, as expected, to my satisfaction, satisfactory
""")
# Agreement to go ahead: a yes to "shall we?", though not to "does she have any …?".
AGREED = phrases("""
    ok, k, kk, okay, oki, okie, okey, okie dokie, okey dokey, okey doke, alright, alrighty, sure, sure thing
    fine, thats fine, thats ok, its fine, its ok, fine by me, fine with me, ok by me, works for me, perfect, great
    lovely, brilliant, brill, cool, all good, good, sounds good, sounds great, looks good, looks fine, looks great
    go ahead, go on, go on then, go for it, why not, why not eh, dont see why not, i dont see why not
    cant see why not, i cant see why not, please do, happy to, happy with that, lets go, lets do it
    lets start, ready, im ready, i am ready, ready to go, i would like to, id like to, id love to, i agree, agreed
    👍, 👌, ✅, ✔, ☑, 🆗, 🙌
""")
NO = phrases("""
    thats a negative, that is a negative, not at the mo, not atm, not just now
    no, n, nope, nop, nah, na, naa, naw, nay, nae, nuh uh, never, negative, no way, no chance, no ta, not really
    not at all, not now, not yet, not today, not this season, not this year, not right now, not at the moment
    not this time, not likely, not a chance, certainly not, definitely not, absolutely not, of course not, course not
    defo not, obviously not, i think not, i dont think so, dont think so, i dont believe so, i hope not, not ready
    never in a million years, not in a million years
    afraid not, im afraid not, i am afraid not, i fear not, sadly not, unfortunately not, thankfully not, luckily not
    not ready yet, im not ready, wrong, thats wrong, incorrect, thats incorrect, not correct, thats not correct
    not right, thats not right, that is not right, that is not correct, its not right, its not correct
    it is not right, it is not correct, that is wrong, its wrong, it is wrong, thats not it, thats not him
    thats not her, thats not me, rather not, id rather not, i would rather not, 👎, ❌, ✖, 🚫, 🙅
""")
DO_NOT_KNOW = phrases("""
    not sure, im not sure, i am not sure, unsure, not certain, dont know, i dont know, do not know, i do not know
    dunno, i dunno, idk, no idea, ive no idea, i have no idea, no clue, cant remember, i cant remember
    dont remember, i dont remember, not too sure, not 100 sure, 🤷, 🤔
""")
_IN_BETWEEN = phrases("""
    maybe, perhaps, possibly, might, might be, probably, probably not, sort of, kind of, kinda, sometimes, depends
    it depends, both, neither, either, yes and no
""")
_MEANS_NOTHING = phrases("""
    god, oh god, good god, my god, oh my god, omg, lord, good lord, hell, heavens, christ, jeez, jesus, gosh, blimey
    crikey, goodness, good grief, goodness me, heck, bloody hell
    no problem, no problems, no probs, no prob, no worries
    no bother, not a problem, np, it, its, that, thats, is, all, right, very much
    the, really, for now, as well, to me, for me, for us, with us, quite, perfectly, entirely, completely, fully
    over and out, roger, roger that, ten four
    would, to be, be, appears, appear, seems, seem, looks, look, looking, everything, everythings, those, these, are, of
    im afraid, i am afraid, afraid, sadly, unfortunately, regrettably, alas, im sorry to say, i am sorry to say
    sorry to say, im glad to say, i am glad to say, glad to say, im happy to say, i am happy to say, happy to say
    im pleased to say, i am pleased to say, pleased to say, im pleased to report, pleased to report, thankfully
    luckily, fortunately, happily, mercifully, thank god, thank goodness, thank heavens, touch wood, as it happens
    details, the details, above, the above, given, you have, as stated, as far as i can see, as far as i can tell
    as far as i know, i have checked, ive checked, kind regards, regards, many thanks, thank you very much
    thank you kindly, sir, madam, dear, i, am, here, there, now, very, here is, we are
""")

_SUBJECTS = "i we he she they it that".split()
_VERBS = "am is are was were do does did have has had can will would".split()
_NEGATED = "isnt arent wasnt werent dont doesnt didnt havent hasnt hadnt cant cannot wont wouldnt".split()
_SHORT = "im hes shes theyre its thats".split()


def _short_answers() -> dict[str, Any]:
    """ "He does", "she hasn't", "I'm not"."""
    answers: dict[str, Any] = dict.fromkeys(_NEGATED, False) | {f"{who} not": False for who in _SHORT}
    for subject in _SUBJECTS:
        answers |= {f"{subject} {verb}": True for verb in _VERBS}
        answers |= {f"{subject} {verb} not": False for verb in _VERBS}
        answers |= {f"{subject} {verb}": False for verb in _NEGATED}
    return answers


UNSURE = "unsure"
PLAIN_ANSWERS: dict[str, Any] = {
    **dict.fromkeys(_MEANS_NOTHING),
    **_short_answers(),
    **dict.fromkeys(YES, True),
    **dict.fromkeys(NO, False),
    **dict.fromkeys(DO_NOT_KNOW + _IN_BETWEEN, UNSURE),
}
PLAIN_ANSWERS |= {
    word.replace("o", "0"): False for word in NO if "o" in word and word.isalpha()
}  # a nought is the key above: "n0"
NODS = Vocabulary(PLAIN_ANSWERS | dict.fromkeys(AGREED, True))
FACTS = Vocabulary(PLAIN_ANSWERS)


# How longer answers begin: "yep 3rd season", "no he's new". A "but" or a second thought leaves it open.
_OPENINGS = Vocabulary(
    dict.fromkeys(phrases("yes, yeah, yeh, yh, ye, yep, yup, yea, ya, aye"), True)
    | dict.fromkeys(phrases("no, nope, nah, naa"), False),
    COURTESIES | dict.fromkeys(phrases("god, oh god, good god, my god, lord, christ, jesus, jeez, hell, heck, blimey")),
)
_SECOND_THOUGHTS = frozenset(
    "but not no nope nah never yes yeah yep except only depends maybe perhaps sometimes or unless if dont".split()
)
# "Is everything in order" asks, though nothing but a nod is in it.
_ASKS = regex(r"(?:is|are|does|do|was|were) (?:it|this|that|these|those|everything|all|the|they|he|she|we|you|i)\b.* ")
_BELONGS_TO_NO = frozenset("one more less fewer mind idea matter body where way problem worries".split())  # "no one"


def is_only_a_nod(text: str) -> bool:
    """Whether a message is nothing but yes, no, not sure and courtesies: never a name, a street or a detail."""
    return NODS.heard(text) is not None


class YesNo:
    """True or False, and `also`, a third answer where one is honest: `Choice("not sure", "Not sure")`.

    To a question of fact "ok" is no answer.
    """

    __slots__ = ("_vocabulary", "choices", "remedy")

    def __init__(self, yes: str = "Yes", no: str = "No", also: Choice | None = None, *, of_fact: bool = False):
        self.choices = (Choice(True, yes), Choice(False, no), *([also] if also else ()))
        self._vocabulary = (FACTS if of_fact else NODS).with_meanings(_said_for(self.choices))
        labels = [f'"{choice.label}"' for choice in self.choices]
        numbers = [f"{number} for {label}" for number, label in enumerate(labels, start=1)]
        self.remedy = Misunderstood(f"Reply {in_words(labels)}", f"Tap a button, or reply {in_words(numbers)}")

    @property
    def vocabulary(self) -> Vocabulary:
        """The words in which a slip may be mended."""
        return self._vocabulary

    @property
    def example(self) -> str:
        """The yes in its own words."""
        return self.choices[0].label

    def read(self, text: str, today: date) -> Answer:
        """A message that is wholly a yes or a no; one that begins with it and says more is asked about."""
        heard = None if _ASKS.match(f"{plain(text)} ") else self._vocabulary.heard(text)
        meant = only(heard)
        if meant is not None and meant is not UNSURE:
            return Understood(meant)
        begins, rest = _OPENINGS.opening(text) if heard is None and not asks_something(text) else ([], "")
        begun_with = only(begins)
        words = plain(rest).split()
        unclear = not words or words[0] in _BELONGS_TO_NO or not _SECOND_THOUGHTS.isdisjoint(words)
        if begun_with is None or unclear:
            return self.remedy
        return DidYouMean(begun_with, f"Shall I take that as “{self.show(begun_with)}”?")

    def show(self, value: object) -> str:
        """ "Yes", "No", or the third answer's label."""
        if isinstance(value, bool):
            return "Yes" if value else "No"
        return next((choice.label for choice in self.choices if choice.value == value), str(value))


def _said_for(choices: tuple[Choice, ...]) -> dict[str, Any]:
    """What stands for each choice beside the usual words: its label, its own words and its number."""
    said: dict[str, Any] = {}
    for number, choice in enumerate(choices, start=1):
        label = plain(choice.label)
        likewise = DO_NOT_KNOW if label in DO_NOT_KNOW else ()
        said |= dict.fromkeys((*likewise, *choice.words, label, str(number), f"option {number}"), choice.value)
    return said
