"""Who is called in an emergency: a full name, often with its number in the same breath, or the parent."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from flows.answers.basics.kinds import Answer, DidYouMean, Misunderstood, Understood
from flows.answers.contact_details.phones import Phone, normalise_phone, show_phone
from flows.answers.people.name_edits import edited
from flows.answers.people.names import FullName
from flows.answers.people.nicknames import is_first_name, without_nickname
from flows.answers.people.oneself import is_oneself, puts_oneself
from flows.answers.people.other_contacts import named_instead
from flows.answers.people.relationships import RELATIVES, Relationship
from flows.language.number_words import NUMBER_WORD, in_digits
from flows.language.regex import regex
from flows.language.tidy import CAPITAL, plain, tidy, western_digits
from flows.language.vocabulary import COURTESIES, Vocabulary, only, phrases

_ME = phrases("""
    me, myself, my name, my details, my number, mum me, dad me, me mum, me dad, me his mum, me her mum, me his dad
    me her dad, same as me, me again
    just me, only me, the only one, only one, me please
    i am, i will, ill be, i will be, it will be me, mum thats me, dad thats me
    thats me
    the same, same, same person, same as above, same as before, same as parent, same as mine, my own
    parent, the parent, me the parent, as above, muggins, muggins here, yours truly, moi, me myself, me of course
    this one here, the one talking to you, the one texting you
""")
_PASSING = dict.fromkeys(
    phrases("""
    it, its, is, thats, that, would, will, be, use, put, can, you, yes, ok, okay, also, down, first, as, in, for
    the, contact
    call, ring, phone, person, number, one, always, best, should, again, his, her, mum, dad, on, try, to, go, with
    id, say, my
    self, i, im, obviously, still, only, or, name, of, course, definitely, all, time, every, please, will
""")
)
_VOCABULARY = Vocabulary(dict.fromkeys(_ME, "me"), COURTESIES | _PASSING)
# "That'll be me, same number as this", "me first, then his uncle Pete if I don't pick up".
_ME_FIRST = regex(
    r"(?:(?:that|it|this)(?:'?s|'?ll| will| would|'?d)?(?: just| always)?"
    r"(?: (?:gotta|gonna|got to|has to|will have to))?(?: be)? |put |just |always |probably |call |ring |phone |try )*"
    r"(?:me|myself)\b(?: (?:first|1st|to start with|please|again|mainly|usually|obviously|obvs?|i think|i guess"
    r"|of course|really|as always|always|tbh|hasn'?t it|isn'?t it|innit|hun|hunny|flower|chick|darling|petal|queen"
    r"|treacle|x"
    r"|(?<= first )(?:love|luv|mate|pet|duck|pal|hen|bab|babe|chuck|lovely)))*"
    r"(?:[,.;!]| (?:and )?then\b| n then\b| or\b| but\b|$)"
    r"(?! ?(?:no(?! ?one\b| ?body\b| other\b)|not|actually|wait)\b)",
    re.IGNORECASE,
)
# "It's only us two so me", "has to be me", "me for that too".
_NO_OTHER = regex(
    r"^(?!.*\b(?:not|instead|unless|except)\b)"
    r"(?:.*\b(?:so|ha(?:s|ve) to be|got to be|gotta be|only got|just got|only have)"
    r"(?: it'?s| just| put| it'?ll be)? me|there(?:'?s| is) (?:only|just) me|me(?: (?:as well|for (?:that|this|both)"
    r"|on (?:this|the same) (?:number|phone)|too|again|please|love|then"
    r"|i'?m afraid|for now))+)(?: (?:then|please|again|i'?m afraid|i guess|really|i suppose|too))*[.! ]*$",
    re.IGNORECASE,
)
# "999 😂 no seriously put me down".
_AFTER_A_JOKE = regex(
    r"^.{1,40}?(?:[😂🤣😆😅😜😝🤪😉😄😁]+|\b(?:lol|lmao|(?:ha){2,}|jokes?|joking|jk|(?:only |just )?kidding)\b)[\s,.!]*"
    r"(?:(?:no|nah|na|but|seriously|just|really|honestly|it'?s|it'?ll be|put|use|call)\b[\s,.!]*){0,5}"
    r"(?:me|myself)(?: (?:down|please|really|obviously))?[\s.!]*$",
    re.IGNORECASE,
)
# "So me dad" may be the parent, who is the dad, or the parent's own.
_MAY_BE_MINE = regex(r"^(?:.*\w )?me (?:mum|mam|mom|dad|da)\b", re.IGNORECASE)
# "Me mum pauline": hers, and not "me, his mum, Jane".
_ME_FOR_MY = regex(rf"^me (?=(?:{'|'.join(sorted(RELATIVES))}) \w+ \w)", re.IGNORECASE)
_HALF = regex(r"\b(?:me|my|the) (?:other|better) half\b", re.IGNORECASE)
_IN_LAW = regex(r"(?<=\w)[ -]in[ -]laws?\b", re.IGNORECASE)
# "Can you use our neighbour Joan Lister", and what is said of them behind the number.
_USE = regex(
    r"^(?:(?:can|could|would|will) (?:you|u|we|i) |(?:yes|yeah|yep|yh|ok|okay|right|well)[ ,]+|please |"
    r"pls |just |best to |i'?d )*(?:please )?"
    r"(?:use|put|have|try|contact|add|say|call|ring|phone)(?: down)? (?=\w)",
    re.IGNORECASE,
)
# "Mark, same surname as Sam": whose, where it is said.
_SAME_SURNAME = regex(
    r"^(?P<who>.{2,60}?)[\s,.-]+(?:(?:the|with|has|got|and|is|he|she|they|it|it'?s|he'?s got|shares) )*"
    r"same (?:(?:surname|sirname|last name|second name|family name)(?: as (?:(?P<of_parent>me|mine|us|ours|myself)"
    r"|(?P<of_player>[^\W\d_]+)))?"
    r"|name as (?:mine|me|us|ours))[\s.!x]*$",
    re.IGNORECASE,
)
# "Liam, he's a Smith too".
_IS_A = regex(
    r"^(?P<who>.{2,60}?)[\s,.-]+(?:(?:s?he|they)(?:'?s|'?re| is| are)?(?: (?:also|another))?(?: an?)?"
    r"|(?:also|another)(?: an?)?|(?=[^\W\d_][\w'’-]+ (?:too|as well|also|like)\b)) ?(?P<surname>[^\W\d_][\w'’-]+)"
    r"(?: (?:too|as well|also|an'? all|and all|like (?:me|us|him|her|sam|the rest of us)|same as (?:me|us|him|her)))*"
    r"[\s.!x]*$",
    re.IGNORECASE,
)
# "Auntie Pat": all that a child calls them by, and no surname.
_BY_KINSHIP = regex(
    rf"(?i:aunt(?:ie|y)?|uncle|nann?[ay]?|nanny|gran(?:ny|ma|dad|dda?d|pa)?|mum|mam|dad|cousin|pops?)"
    rf" (?P<name>[{CAPITAL}][\w'’-]+)"
)
# "My sister, she's in all day": where they are, and no name.
_WHERE_THEY_ARE = regex(
    r"^(?:s?he|they)(?:'?s|'?re|'?ll| is| are| will be)(?: \w+ly| just| still)? (?:in|out|on|off|up|at|always|usually"
    r"|home|around|about|near|nearby|never|retired|local|next|free|available|closest|nearest|better|best|the|only|my|his"
    r"|her|your|our|with|working|not|down|here|there|round|a)\b[^A-Z]*$|^(?:lives?|works?) [^A-Z]*$"
)
_WHAT_THEY_DO = regex(r"^(?:s?he|they) (?:[a-z]+s|never|always|can|will|only|just|usually)\b[^A-Z]*$")
_CALLS = frozenset("ring call phone try text contact ask use put".split())
_WHAT_THEY_ARE = regex(r"^(?:s?he|they)(?:'?s|'?re| is| are) an? ", re.IGNORECASE)
_SAID_BESIDE = frozenset("really probably its just best guess suppose well is be would called named thats".split())
_PRONOUNS = ("him", "his", "her", "hers", "them")
# "Can be Anna Kowalska?", "could it be my neighbour?".
_MAY_BE = regex(
    r"(?:(?:so|and|sorry|hi|please),? )?(?:can|could|may|might|should|would|must) (?:it |that |this )?be "
    r"(?=\w[^?]*\?\s*$)",
    re.IGNORECASE,
)
# "That's my mum's landline, ask for Jean".
_ASK_FOR = regex(rf"\b(?:ask for|speak to|answers to) (?P<name>[{CAPITAL}][\w'’-]+(?: [{CAPITAL}][\w'’-]+)*)")
# "Next door, Mrs Okafor, she's always in": all that is known of them.
_BY_TITLE = regex(rf"\b(?:Mrs?|Ms|Miss|Dr)\.? [{CAPITAL}][\w'’-]+(?![\w'’-]| [{CAPITAL}])")
_MAY_BE_OTHERS = regex(r"\b(?:not|never|no|or|unless|except|isn'?t|don'?t|teacher|school|coach)\b", re.IGNORECASE)
_WHOLE_NAME = regex(rf"[{CAPITAL}][\w'’-]+(?: [{CAPITAL}][\w'’-]+){{1,2}}")
_SPOKEN_NUMBER = regex(rf"\b(?:{NUMBER_WORD})(?:[\s,.-]+(?:{NUMBER_WORD})){{5,}}\b", re.IGNORECASE)
_SAID_OF_THEM = regex(r"^(?:s?he'?s?|they(?:'?re)?|lives?|works?|always|who|is)\b", re.IGNORECASE)
_WHOLE_NAME_REMEDY = "Emergency contact must have a first and a last name, for example Bob Smith"
_OR_ME = 'Reply with the first and last name, or "me" if it is you'
_ONE_NUMBER = "Emergency contact's number must be one number: reply with the one to use"
_PAIR = 2  # words
_FEW_DIGITS = 5  # with more of them a number is meant
# As the phone library finds them, from the first digit, + or bracket to the last digit.
_NUMBER = regex(r"[+(]{0,2}\d[\d ()./-]{8,20}\d")
_BETWEEN = regex(r"\s*(?:[,;:()/\n]|\s-\s|\s-$|^-\s|(?<=\w{3})\.\s)\s*")
_ABOUT_THE_NUMBER = frozenset(
    "on number no num tel telephone phone mobile mob is her his their and call ring at".split()
)
_BEFORE_A_NAME = RELATIVES | frozenset(
    "my his her their the our wor oor childs players husband wife partner hubby boyfriend girlfriend fiance neighbour"
    " ring call phone try missus wifey bestie dads mums mams nans grans".split()
)
_OWNERS = frozenset("my his her their the our wor oor".split())
# Behind one of those alone: Pal and Mate are names.
_BEHIND_AN_OWNER = frozenset(
    "kid lad lass son daughter mate pal step half foster great god eldest youngest oldest ex best".split()
)
# A relative, and no name.
_OUR_KID = regex(
    rf"(?:my|(?i:our|his|her|their|the)) (?i:{'|'.join(sorted(_BEHIND_AN_OWNER | _BEFORE_A_NAME - _OWNERS))})"
)


@dataclass(frozen=True, slots=True)
class EmergencyContact:
    """A full name. `phone` is the name of the question that asks for the number, in E.164.

    "Me" is the parent, whose number is known; "Bob Smith 07700 900555" answers both questions at once. `player`
    is the player's name, for whoever has the same surname.
    """

    parent_name: str
    parent_phone: str
    phone: str
    player: str = ""

    choices = ()
    names_people = True
    keeps_words = True
    example = "me"

    def read(self, text: str, today: date) -> Answer:
        """The name, without the number and without "his grandad"."""
        if asks := _MAY_BE.match(tidy(text)):
            return self._asked(tidy(text)[asks.end() :].rstrip("? "), today)
        if bare := without_nickname(text):
            return self._asked(bare, today)
        said = text
        text = _with_digits(text)
        digits = sum(character.isdigit() for character in text)
        number = normalise_phone(text) if digits else None
        if digits > _FEW_DIGITS and number is None:
            asked = Phone("emergency contact's number", mobile=False).read(text, today)
            remedy = asked.remedy if isinstance(asked, Misunderstood) else _ONE_NUMBER
            return Misunderstood(
                remedy, again="Reply with the first and last name and one number: Bob Smith 07700 900123"
            )
        name = _name_alone(text, dictated=text != said) if number else _without_relative(text)
        if namesake := self._namesake(text):
            return self._asked(f"{namesake} {number or ''}", today)
        name = "" if _WHAT_THEY_ARE.match(name) or _WHERE_THEY_ARE.match(name) or _WHAT_THEY_DO.match(name) else name
        is_parent = bool(only(_VOCABULARY.heard(name))) or self._is_parents_name(name)
        if _OUR_KID.fullmatch(name):
            name = ""
        if _BY_KINSHIP.fullmatch(name):
            along = {self.phone: number} if number else {}
            return DidYouMean(name, f"Shall I write “{name}”, or is there a surname too?", also=along)
        if not is_parent and (called := _called_by_one_name(name, today)):
            return self._asked_of(called, number)
        may_be_theirs = is_parent and not number and _MAY_BE_MINE.search(tidy(text))
        if may_be_theirs or (not is_parent and not number and _is_me(text)):
            themselves = f"Is that you, {self.parent_name}, on {show_phone(self.parent_phone)}?"
            return DidYouMean(self.parent_name, themselves, also={self.phone: self.parent_phone})
        answer = Understood(self.parent_name) if is_parent else _full_name(name, today)
        if number and (found := _to_be_confirmed(answer, name, dictated=text != said) or _among_words(answer, text)):
            titled = _by_title(text)
            return self._asked_of(titled if titled.endswith(f" {found}") else found, number)
        if isinstance(answer, Misunderstood) and not answer.accept_if_repeated and (titled := _by_title(text)):
            return self._asked_of(titled, number)
        if isinstance(answer, Misunderstood):
            return replace(answer, remedy=_WHOLE_NAME_REMEDY, again=_OR_ME)
        number = number or (self.parent_phone if is_parent else None)
        return Understood(answer.value, {self.phone: number}) if number and isinstance(answer, Understood) else answer

    def _asked(self, said: str, today: date) -> Answer:
        """Whoever it is asked about, where a name is told."""
        heard = self.read(said, today)
        if not isinstance(heard, Understood):
            return heard
        along = "".join(f", on {show_phone(number)}" for number in heard.also.values())
        return DidYouMean(heard.value, f"Shall I write “{heard.value}”{along}?", also=heard.also)

    def _asked_of(self, name: str, number: str | None) -> DidYouMean:
        if number is None:
            return DidYouMean(name, f"Is the full name {name}?")
        return DidYouMean(name, f"Shall I write “{name}”, on {show_phone(number)}?", also={self.phone: number})

    def _namesake(self, text: str) -> str:
        """The name of whoever has the parent's surname or the player's: "his dad, Mark, same surname" → "Mark Smith";
        "" where it is not said whose, and they have two.
        """
        said = tidy(_NUMBER.sub(" ", text))
        if (of_them := _IS_A.search(said)) and (surname := self._known_surname(of_them["surname"])):
            name = _given_name(of_them["who"])
            return f"{name} {surname}" if name else ""
        told = _SAME_SURNAME.search(said)
        of_others = told and plain(told["of_player"] or "him") not in (*_PRONOUNS, *plain(self.player).split()[:1])
        if not told or of_others:
            return ""
        surnames = {
            of.split()[-1]
            for of, whose in ((self.parent_name, "of_parent"), (self.player, "of_player"))
            if of and (told[whose] or not (told["of_parent"] or told["of_player"]))
        }
        name = _given_name(told["who"])
        return f"{name} {surnames.pop()}" if name and len(surnames) == 1 else ""

    def _known_surname(self, said: str) -> str:
        """The surname of the parent or the player that this is; "" where it is none of theirs."""
        surnames = (of.split()[-1] for of in (self.parent_name, self.player) if of)
        return next((each for each in surnames if plain(each) == plain(said)), "")

    def along(self, text: str) -> dict[str, str]:
        """The number that is told in the same breath: "put Amina Khan, she's on oh double seven …"; {} for none."""
        number = normalise_phone(_with_digits(text))
        return {self.phone: number} if number else {}

    def oneself(self, text: str) -> Understood | None:
        """The parent, with the number that is known, where they put themselves in the place of whoever was named."""
        return Understood(self.parent_name, {self.phone: self.parent_phone}) if puts_oneself(text) else None

    def edited(self, known: str | None, text: str) -> str | None:
        """What the text makes of the name that is known."""
        return edited(known, text) if known else None

    def instead(self, known: str, text: str) -> str:
        """The name that a text with a number puts in the place of the known one; "" where it puts none."""
        said = _NUMBER.sub(", ", western_digits(_with_digits(text)))
        return named_instead(known, said, self._named)

    def _named(self, text: str) -> str:
        heard = _full_name(_without_relative(text), date.min)
        return str(heard.value) if isinstance(heard, Understood) else ""

    def _is_parents_name(self, name: str) -> bool:
        said = [word for word in plain(name).split() if word not in ("me", "its", "im")]
        return said == plain(self.parent_name).split()

    def show(self, value: object) -> str:
        """The name itself."""
        return str(value)


def _called_by_one_name(said: str, today: date) -> str:
    """The one name behind a verb or whose it is, where those are all of it: "Ring Sue", "our Karen"; "" for anything
    else. "My Nguyen" may be a whole name.
    """
    words = said.split()
    if len(words) != _PAIR or plain(words[0]) not in _CALLS | _OWNERS or _is_aside(words[1]):
        return ""
    if words[0] == "My" and not is_first_name(words[1]):
        return said
    heard = FullName().read(words[1], today)
    return str(heard.value) if isinstance(heard, Misunderstood) and heard.accept_if_repeated else ""


def _full_name(name: str, today: date) -> Answer:
    """As FullName reads it, which drops a "yes" before it: what stands first then may be a "mum" again."""
    answer = FullName().read(name, today)
    if not isinstance(answer, Understood):
        return answer
    shorter = _without_relative(answer.value)
    return answer if shorter == answer.value else FullName().read(shorter, today)


def _given_name(who: str) -> str:
    """The one name in "his dad really. Tom"; "" where there is none, or more of it."""
    words = [word.strip(",.") for word in _without_relative(who).split()]
    name = [word for word in words if plain(word) not in _BEFORE_A_NAME | _SAID_BESIDE]
    return name[0].capitalize() if len(name) == 1 and name[0].isalpha() else ""


def _is_me(text: str) -> bool:
    said = tidy(text)
    return any(is_me.match(said) for is_me in (_ME_FIRST, _NO_OTHER, _AFTER_A_JOKE)) or is_oneself(text)


def _to_be_confirmed(answer: Answer, name: str, *, dictated: bool) -> str:
    """The name beside a number that was dictated, or one of a single word, which no relative's is; "" for any other."""
    single = isinstance(answer, Misunderstood) and answer.accept_if_repeated and not _is_aside(name)
    whole = dictated and isinstance(answer, Understood)
    return str(answer.value) if single or whole else ""


def _among_words(answer: Answer, text: str) -> str:
    """The one name that stands for itself in a message that is none: "put his dad down, Mark Smith, … 07700 900482"."""
    names = [piece for piece in _BETWEEN.split(text) if _WHOLE_NAME.fullmatch(piece)]
    return names[0] if isinstance(answer, Misunderstood) and len(names) == 1 else ""


def _by_title(text: str) -> str:
    """The one neighbour who is told by title and family name among other words; "" for anything else."""
    told = _BY_TITLE.findall(tidy(text))
    known_better = _WHOLE_NAME.search(_BY_TITLE.sub(" . ", tidy(text))) or _MAY_BE_OTHERS.search(text) or "?" in text
    return told[0] if len(told) == 1 and not known_better else ""


def _with_digits(text: str) -> str:
    """The text with a number that is said in words: "oh seven double seven …"; the text itself where there is none."""
    if any(map(str.isdigit, text)):
        return text
    run = max(_SPOKEN_NUMBER.finditer(text), key=lambda found: len(found[0]), default=None)
    number = in_digits(run[0]) if run else ""
    return f"{text[: run.start()]} {number} {text[run.end() :]}" if run and normalise_phone(number) else text


def _name_alone(text: str, *, dictated: bool = False) -> str:
    """ "Bob Smith, his grandad, on 07700 900555" → "Bob Smith"; what is said on behind a number in words is no name."""
    if asked_for := _ASK_FOR.search(text):
        return asked_for["name"]
    before, mark, behind = _NUMBER.sub(" , ", _USE.sub("", western_digits(text))).partition(" , ")
    behind = "" if dictated and before.strip() else behind
    whole = before if before.strip() and _SAID_OF_THEM.match(behind.strip(" ,.")) else before + mark + behind
    words = _without_relative(whole).split()
    while len(words) > 1 and plain(words[-1]) in _ABOUT_THE_NUMBER:
        words = words[:-1]
    return " ".join(words)


def _without_relative(text: str) -> str:
    """The pieces between commas, brackets and dashes that are not just "uncle", "his nan" or about the number; nor is
    what stands at the end of one: "Helen Moor my mother in law" → "Helen Moor".
    """
    text = _HALF.sub("my partner", _IN_LAW.sub("", tidy(text)))
    pieces = [piece for piece in _BETWEEN.split(text) if piece and not _is_aside(piece)]
    whole = ", ".join(pieces) if pieces else text
    if len(pieces) == 1 and " " not in whole and (relative := _is_called(text, whole)):
        return relative  # whoever has one name here is known by both: "his nan, Sheila"
    words, owned = _ME_FOR_MY.sub("my ", whole).split(), False
    while len(words) > 2 and (plain(words[0]) in _BEFORE_A_NAME or (owned and plain(words[0]) in _BEHIND_AN_OWNER)):
        owned = owned or plain(words[0]) in _OWNERS
        words = words[1:]
    owner = next((at for at in range(2, len(words)) if words[at] in _OWNERS), len(words))
    said_of = {plain(word) for word in words[owner:]} <= _BEFORE_A_NAME | _BEHIND_AN_OWNER
    return " ".join(words[:owner] if said_of else words)


def _is_called(text: str, name: str) -> str:
    """ "His nan, Sheila" → "nan Sheila"; "" where no relative stands right before the name."""
    before = plain(text.partition(name)[0]).split()
    known = before and before[-1] in RELATIVES and {*before[:-1]} <= _OWNERS | {"just", "its", "put", "use"}
    return f"{before[-1]} {name}" if known else ""


def _is_aside(piece: str) -> bool:
    words = plain(piece).split()
    named = isinstance(Relationship().read(piece, date.min), Understood) and not piece[:1].isdigit()
    return named or _WHERE_THEY_ARE.match(piece) is not None or all(word in _ABOUT_THE_NUMBER for word in words)
