"""A name that is known already, put right in words: "surname is Walsh", "Jayne with a y", "Samuel, not Sam"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from flows.answers.people.changed_surnames import with_another_surname
from flows.answers.people.middle_names import tells_of_none, with_middle_name
from flows.answers.people.name_words import EVERYDAY_WORDS, SENTENCE_WORDS
from flows.answers.people.nicknames import is_first_name, short_for
from flows.language.regex import regex
from flows.language.tidy import CAPITAL, NAME_PARTS, plain, tidy

_LAST = regex(
    r"\b(?:sur ?name|last name|family name|second name|married name|sirname)s?\b(?: (?:of|for) [\w']+(?: [\w']+)?)?\W+"
    r"(?:(?:s|wrong|incorrect|misspelt|is|should|be|now|its|it's|will|was|has|changed|to|actually|really|just|needs|wants|put|double|barrel|barrell?ed|hyphenated|spelt|spelled|me|my|say"
    r"|of|have|been|shoulda)\W+)*"
    r"(?P<name>[^\W\d_][\w'’-]*)",
    re.IGNORECASE,
)
_FIRST = regex(
    r"\b(?:first name|forename|christian name|given name)\b(?: (?:of|for) [\w']+(?: [\w']+)?)?\W+"
    r"(?:(?:s|is|should|be|its|it's|was|actually|really|just|needs|wants|put|to|spelt|spelled|say|of|have|been"
    r"|shoulda)\W+)*"
    r"(?P<name>[^\W\d_][\w'’-]*)",
    re.IGNORECASE,
)
_AS_FIRST = regex(
    r"\b(?:put|use|make it|have|write|say) (?P<name>[^\W\d_][\w'’-]*) (?:as|for|in) (?:(?:the|his|her|my|a) )?"
    r"(?:first name|forename)\b",
    re.IGNORECASE,
)
_MIDDLE = regex(r"\bmiddle name\b\W+(?:(?:is|its|it's|should|be)\W+)*(?P<name>[^\W\d_][\w'’-]*)", re.IGNORECASE)
_NOT = regex(
    r"(?P<name>(?!(?:i['’]?m|it['’]?s|s?he['’]?s)\b)"
    r"(?:(?-i:[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)+)|[^\W\d_][\w'’-]*)),? (?:and )?(?:not|instead of"
    r"|rather than|never) (?P<old>[^\W\d_][\w'’-]*)",
    re.IGNORECASE,
)
# "David Tomlinson David not Dave".
_FIRST_AGAIN = regex(rf"\b(?P<name>(?P<first>[{CAPITAL}][\w'’-]+){NAME_PARTS}?)[ ,]+(?P=first)(?= not\b)")
_WORD = regex(r"[^\W\d_][\w'’-]*[^\W_]")
_SAME_LAST = regex(
    r"(?P<first>[^\W\d_][\w'’-]*(?: [^\W\d_][\w'’-]*)?),? (?:and |but |with )?(?:the )?(?:same|usual) "
    r"(?:sur ?name|last name|second name|family name)",
    re.IGNORECASE,
)
_BACK_TO = regex(
    r"\b(?:married|remarried|divorced|maiden|separated|name change|changed (?:my|his|her|the) name|deed poll)\b.*?"
    r"\b(?:to|is|now|as|its|it's|name) (?:now )?(?P<name>[A-Z][\w'’-]+)",
)
_CAPITALS = regex(rf"\b[{CAPITAL}][\w'’-]+{NAME_PARTS}")
# What stands on paper is the name, whatever somebody is called: "birth cert says Mohammed Sami Iqbal".
_ON_PAPER = regex(
    r"\b(?:certificate|cert|passport|licence|license|officially|legally|deed poll|documents?|papers)\b"
    r"(?: (?:it|he|she|they|as|is|are|says?|has|have|reads|shows|down|[Ii]'?m|[Ii] am|my|it'?s|he'?s|she'?s"
    r"|just|name|full|me|him|her))*"
    rf"[\s,:]+(?P<name>(?!I\b)[{CAPITAL}][\w'’-]+{NAME_PARTS})",
)
# "Its Samuel on his passport but everyone calls him Sammy".
_STANDS_ON_PAPER = regex(
    rf"(?:^|(?<=[\s,.;:]))(?:(?P<name>(?!(?i:i|its?|hes?|shes?|im|is|as|but|the|yes|no|his|her|my|on)\b)"
    rf"[{CAPITAL}][\w'’-]+(?:{NAME_PARTS})?)|(?i:it'?s|he'?s|she'?s|i'?m|is|as|but) (?P<small>[a-z][\w'’-]+))"
    r"(?i:,? (?:(?:down |written |just |still )?(?:on|in) (?:(?:his|her|my|the|their|all|any) ){0,2}(?:birth cert\w*"
    r"|passport|cert\w*|licen[cs]e|documents?|papers?|paperwork|official \w+)|officially|legally|really|properly"
    r"|formally|in full)\b)"
)
_AS_THE_CHILD = regex(
    r"\b(?:the )?same (?:(?:sur ?|last |second |family )name )?as (?:(?:my|our|the|his|her) |t'?)?(?:him|his|her|hers"
    r"|them|theirs|lads?|boys?|girls?|lass|sons?|daughters?|kids?|bairn|childs?|little (?:one|un))(?:'s)?\b",
    re.IGNORECASE,
)
_GIVEN = regex(rf"(?<![\w'’])[{CAPITAL}][\w’-]{{2,}}(?![\w'’])")
# "Jane Smith, 4th june 1984", whose June is no name.
_ADDRESS = regex(
    r"\d\S* (?:of )?(?:april|may|june|august|jan|feb|mar|apr|jun|jul|aug|sept?)\b"
    r"|\b(?:april|may|june|august) (?:the )?\d"
    r"|\S*[@\d]\S*",
    re.IGNORECASE,
)
_SAID_BESIDE = regex(r"\b(?:is|was|not|or|aka|of|for|to|de|la|spelt|no)\b", re.IGNORECASE)
_SURNAME_FIRST = regex(
    r"\b(?:family|sur|last|second) ?name (?:is |comes |goes |stands |always )*(?:first|before|in front|at front)\b",
    re.IGNORECASE,
)
_YES = regex(r"(?:yes|yeah|yep|aye|correct|right|is right|is correct)\b", re.IGNORECASE)
_FEW = 5  # words, of which a small one may be a name though nothing says so
_OF_NAMES = regex(r"name|spel[lt]|with an? |letter|not |instead|should", re.IGNORECASE)
_LONGEST = 200  # characters; a longer message tells more than a name
_ALIKE = 0.7  # of two spellings of one name
_ALIKE_IF_SPELT = 0.5  # where it is said how it is spelt
# "Sam on his birth cert, not Samuel".
_NOT_CALLED = regex(r"\b(?:not|never|isn'?t)(?: just| a| called)? [^\W\d_][\w'’-]*", re.IGNORECASE)
# "It's not short for Janet".
_NOT_SHORT = regex(r"\b(?:not|isn'?t|never|ain'?t|wasn'?t)(?: \w+){0,2} short for [^\W\d_]+", re.IGNORECASE)
# "Aye but it's spelt Rylee", "yes only it's Ryleigh", "with two e's, Rylee".
_SPELT = regex(
    rf"\b(?i:spel[lt]t?(?:ed)?(?: it)?(?: wrong| with [\w' ]{{1,12}}| as| like| like this)?|(?:but|only|cept|except)"
    rf" (?:he'?s|she'?s|it'?s|it is|is)|(?:with|has) (?:an?|one|two|double) [\w']{{1,4}}(?: at the end)?)"
    rf"[\s,:.-]+(?:(?i:it'?s|it is|as|like|is|so)[\s,:]+)?(?P<name>(?!I\b)[{CAPITAL}][\w'’-]+)(?![\w'’-]| [{CAPITAL}])"
)
# "Jan to my friends", "everyone knows him as Smithy": what somebody is called, which is on no passport.
_CALLED_BY = regex(
    r"\bto (?:my|his|her|their|our|us|me|every\w+|all|most|the|friends|family)\b"
    r"|\b(?:knows? (?:him|her|me|them) as|known as|goes by|called [\w'-]+ by|answers? to|nick ?name\w*"
    r"|(?:calls?|say) (?:him |her |me )?(?:[\w'-]+ ){1,2}?(?:at home|at school|for short)"
    r"|calls? (?:him|her)|\w+ calls? me)\b"
)
# "Janey to me mates but aye", "yes tho everyone says Janey": a yes beside what somebody is called.
_AND_YES = regex(
    r"^(?:yes|yeah|yep|yup|aye|correct|that'?s (?:right|him|her|it))(?: (?:correct|right|it is|that'?s (?:right|him"
    r"|her|it)))?[\s,.;-]+(?P<gets>(?=[^.]{0,60}?\bgets? (?:called )?[\w'-]+(?: (?:from|off|by|at)\b|[\s.!]*$)).+)$"
    r"|^(?P<called>.+?)(?:[\s,.;-]+(?:but|tho|though|and))?[\s,.;-]+(?:yes|yeah|yeh|yea|yep|yup|aye|yh"
    r"|that'?s (?:right|me|him|her|it)"
    r"|it is)(?: (?:it is|that'?s (?:right|me|him|her)|tis))?\W*$"
    r"|^(?:yes|yeah|yeh|yea|yep|yup|aye|yh)[\s,]+(?:but|tho|though)\b[\s,]*(?P<behind>.+)$",
    re.IGNORECASE,
)
# "Samir, Sam's what the lads call him": the whole name, and then what the known one is.
_ONLY_CALLED = (
    r"^(?i:(?:no|its|it's|he's|hes|she's|shes|i'm|im|it is|actually|full name|proper name)[\s,]+){{0,3}}"
    rf"(?P<name>[{CAPITAL}][\w-]+)[\s,.;:-]+(?i:but |and )?{{first}}(?i:'?s| is| was|,)?"
    r"(?i: (?:just|only|mostly))? (?i:what|how|for short|short|to (?:his|her|my|us|everyone|me)"
    r"|(?:a|his|her|my|the) nick ?name|at (?:home|school|work|football)|among)\b"
)
_CONTRACTED = regex(r"(?:['’](?:ll|ve|re|d|m)|n['’]t)$", re.IGNORECASE)
_IT_IS = r"(?:\b(?:it'?s|he'?s|she'?s|i'?m|is|as|be|actually|full name)|^)[\s,:]+(?:actually |really )?{word}\b"
_CALLED_AMONG = regex(
    r"\bto (?:me|ma|my|us|the|his|her|our|every\w+|most|all)\b|\bat (?:school|work|home|football)\b|\bdown the\b"
    r"|\b(?:says?|calls?|goes by|go by|known as)\b"
)
_OFFICIAL = regex(
    r"\b(?:but|full|passport|certificate|officially|really|surname|legal\w*|changed?|spelt|not|its|actually"
    r"|last name)\b|[A-Z][\w'’-]+ [A-Z][\w'’-]+"
)
_NOT_NAMES = frozenset(
    """
    the and with name not his her its but one two too for you she they this that what when just only here some sorry
    yes also from have has spelt spelled passport certificate birth everything official surname full first last same
    should called calls everyone call mines a an as ok okay fine right correct good wrong leave stays stay keep
    keeps ta please wants
""".split()
)


def is_called_by(text: str) -> bool:
    """Whether it tells only what somebody is called: "everyone knows him as Smithy", not "… but it's Samuel"."""
    said = tidy(text)
    return bool(_CALLED_BY.search(said.lower())) and not _OFFICIAL.search(said)


def confirms_beside_a_nickname(text: str) -> bool:
    """Whether it says yes, and beside that what somebody is called: "Janey to me mates but aye"."""
    said = tidy(text)
    found = _AND_YES.match(said) if len(said) <= _LONGEST else None
    called = (found["called"] or found["behind"]) if found and not found["gets"] else ""
    if found and found["gets"]:
        return not _OFFICIAL.search(found["gets"])
    return bool(called) and bool(_CALLED_AMONG.search(called.lower())) and not _OFFICIAL.search(called)


def in_full_of_a_nickname(known: str, text: str) -> str | None:
    """The known name with the first one in full, where the known one is what somebody is called: "Samir, Sam's what
    the lads call him".
    """
    first, *others = known.split()
    found = re.search(_ONLY_CALLED.format(first=re.escape(first)), tidy(text)[:_LONGEST])
    return " ".join([found["name"], *others]) if found and others and short_for(first, found["name"]) else None


def edited(known: str, text: str) -> str | None:
    """The known name as a text puts it right, or None where it does not, or not plainly.

    >>> edited("Sam Smith", "surname is Walsh"), edited("Jane Smith", "its Jayne with a y")
    ('Sam Walsh', 'Jayne Smith')
    """
    said, words = _NOT_SHORT.sub(" ", tidy(text)), known.split()
    if len(words) < 2 or len(said) > _LONGEST or is_called_by(said):  # a single name has no parts
        return None
    first, rest = words[0], words[1:]
    if paper := _ON_PAPER.search(said):
        return _unless_same(known, paper["name"].split())
    if on_paper := _on_paper(first, _NOT_CALLED.sub(" ", said)):
        return _unless_same(known, [*on_paper, *rest] if len(on_paper) == 1 else on_paper)
    if longer := _lengthened(known, said) or with_middle_name(known, said):
        return longer
    if found := _SAME_LAST.match(said):
        return _unless_same(known, [*map(_cased, found["first"].split()), words[-1]])
    if whole := _whole(known, said):
        return whole
    found = _LAST.search(said) or _BACK_TO.search(said)
    if found and _is_told(found) and (name := _unless_same(known, [first, *rest[:-1], _cased(found["name"])])):
        return name
    found = _AS_FIRST.search(said) or _FIRST.search(said)
    if found and _is_told(found):
        return _unless_same(known, [_cased(found["name"]), *_behind_first(words, found["name"])])
    found = None if tells_of_none(said) else _MIDDLE.search(said)
    if found and _is_told(found):
        return _unless_same(known, [first, _cased(found["name"]), *rest])
    return _instead(known, said) or with_another_surname(known, said) or _respelt(known, said)


def _on_paper(first: str, said: str) -> list[str]:
    """The name that stands on paper: all of it, or the first one, in full or of whoever is called otherwise."""
    found = _STANDS_ON_PAPER.search(said)
    name = (found["name"] or found["small"] or "").split() if found else []
    if len(name) != 1:
        return name if name and (name[0] == first or short_for(first, name[0])) else []
    if re.search(rf"\b{re.escape(name[0])} [{CAPITAL}]\w", said):
        return []  # "Samuel on the birth certificate. Samuel George Smith"
    related = short_for(first, name[0]) or (is_first_name(name[0]) and _calls(said, re.escape(first)))
    return [_cased(name[0])] if related else []


def _calls(said: str, first: str) -> bool:
    """Whether somebody is said to be called so: "everyone calls him Sam"."""
    called = rf"\b(?:(?:calls? (?:him|her|me)|known as|goes by|answers? to) {first}"
    called += rf"|{first} to (?:every\w+|us|me|his|her|all))\b"
    return re.search(called, said, re.IGNORECASE) is not None


def _behind_first(words: list[str], first: str) -> list[str]:
    """What stands behind a first name, but for what this one has in one word: "Chukwuemeka" for "Chukwu Emeka"."""
    joined = next((at for at in range(2, len(words)) if "".join(words[:at]).casefold() == first.casefold()), 1)
    return words[joined:]


def _is_told(found: re.Match[str]) -> bool:
    """Whether what stands where a name would is one: no "if" in "middle name if you want it"."""
    return found["name"] not in EVERYDAY_WORDS | SENTENCE_WORDS | {"in", "to", "be", "no", "nothing", "none"}


def with_surname_of(child: str, text: str) -> str:
    """A given name, where the family name is said to be the child's: "same as him. Tracey with an e"; "" for others."""
    said, last = tidy(text), _family_name(child)
    found = _AS_THE_CHILD.search(said)
    if not found or len(said) > _LONGEST or " " not in child:
        return ""
    left = f"{said[: found.start()]} {said[found.end() :]}"
    named = _FIRST.search(left)
    given = [named["name"]] if named else [name for name in _GIVEN.findall(left) if name.casefold() != last.casefold()]
    given = [name for name in given if _may_be_name(name)]
    return f"{_cased(given[0])} {last}" if len(given) == 1 else ""


def _family_name(name: str) -> str:
    """The last part of a name, with the small words before it: "Sem van der Berg" → "van der Berg"."""
    words = name.split()
    begins = next((at for at, word in enumerate(words) if at and word.islower()), len(words) - 1)
    return " ".join(words[begins:])


def _whole(known: str, said: str) -> str | None:
    """A whole name that shares a part with the one that is known: "back to Jane Hartley"."""
    said = _FIRST_AGAIN.sub(r"\g<name>", said)
    names = [name for name in _CAPITALS.findall(said) if _shares(known, name) and name.casefold() != known.casefold()]
    return names[-1] if names else None


def _lengthened(known: str, said: str) -> str | None:
    """The known name with what stands between its first part and its last: "sam peter smith"."""
    first, last = map(re.escape, (known.split()[0], known.split()[-1]))
    found = re.search(rf"\b{first} ((?:[^\W\d_][\w'’-]+ ){{1,2}}){last}\b", said, re.IGNORECASE)
    between = found[1].split() if found else []
    if not between or _SAID_BESIDE.search(found[1] if found else ""):
        return None
    return _unless_same(known, [known.split()[0], *map(_cased, between), known.split()[-1]])


def _shares(known: str, name: str) -> bool:
    first = known.casefold().split()[0]
    said = name.casefold().split()
    related = said[0] == first or short_for(first, said[0]) or short_for(said[0], first)
    return related and len(said) > 1 and not any(word in _NOT_NAMES for word in said)


def _instead(known: str, said: str) -> str | None:
    """ "Samuel not Sam": what is denied is a part of the name."""
    found = _NOT.search(said)
    words = known.split()
    old = [at for at, word in enumerate(words) if found and word.casefold() == found["old"].casefold()]
    if found and old and " " in found["name"]:
        return str(found["name"])
    if not found or not old or not _may_be_name(found["name"]) or found["name"].casefold() in known.casefold().split():
        return None
    return _unless_same(known, [*words[: old[0]], _cased(found["name"]), *words[old[0] + 1 :]])


def _respelt(known: str, said: str) -> str | None:
    """The one word that is another spelling, or the long form, of a part of the name, and not that part itself."""
    words, spelt = known.split(), _SPELT.search(said)
    found = {
        (at, _cased(word)): True
        for word in _other_words(words, said)
        for at, part in enumerate(words)
        if _same_name(word, part, first=at == 0)
    }
    if not found and spelt:
        found = {(at, spelt["name"]): True for at, part in enumerate(words) if much_alike(spelt["name"], part)}
    if len(found) != 1:
        return None
    [(at, name)] = found
    return " ".join([*words[:at], name, *words[at + 1 :]])


def _other_words(words: list[str], said: str) -> Iterator[str]:
    """The words that may be another form of one of these parts of a name."""
    whole = (name.split() for name in _CAPITALS.findall(said))
    said = _NOT_CALLED.sub(" ", said)
    others = {word for name in whole if all(map(_may_be_name, name)) for word in name}  # of another whole name
    for word in _WORD.findall(_ADDRESS.sub(" ", said)):
        word = _CONTRACTED.sub("", word)
        if word in others or not word:
            continue
        if word.casefold().replace("'", "").replace("’", "").removesuffix("s") in map(str.casefold, words):
            continue
        if word.casefold() in map(str.casefold, words) or not _may_be_name(word):
            continue
        told = (
            not _CALLED_BY.search(said.lower())
            and is_first_name(word)
            and re.search(_IT_IS.format(word=re.escape(word)), said, re.IGNORECASE)
        )
        if word.islower() and len(said.split()) > _FEW and not (_OF_NAMES.search(said) or told):
            continue
        yield word


def in_another_order(known: str, text: str) -> bool:
    """Whether it says yes, or why, beside the known name in the order of a passport: "Popescu Matei, surname first"."""
    said = tidy(text)
    if not (_SURNAME_FIRST.search(said) or _YES.match(said)):
        return False
    parts = sorted(known.casefold().split())
    names = [name for name in _CAPITALS.findall(said) if sorted(name.casefold().split()) == parts]
    return bool(names) and all(name.casefold() != known.casefold() for name in names)


def is_respelt(text: str) -> bool:
    """Whether it says how a name is spelt, beside a yes: "yes but it's spelt Rylee"."""
    return _SPELT.search(tidy(text)) is not None


def _same_name(word: str, part: str, *, first: bool) -> bool:
    said, known = word.casefold(), part.casefold()
    if first and (short_for(known, said) or (short_for(said, known) and word[0].isupper())):
        return True
    if said.startswith(f"{known}-") or said.endswith(f"-{known}") or (len(known) > 3 and said.startswith(known)):
        return word[0].isupper() or "-" in said
    return len(said) > 3 and much_alike(said, known, _ALIKE)


def much_alike(one: str, other: str, much: float = _ALIKE_IF_SPELT) -> bool:
    one, other = one.casefold(), other.casefold()
    return one[0] == other[0] and one != other and SequenceMatcher(None, one, other).ratio() >= much


def _may_be_name(word: str) -> bool:
    return len(word) > 1 and plain(word) not in _NOT_NAMES


def _unless_same(known: str, words: list[str]) -> str | None:
    name = " ".join(words)
    return name if all(map(_may_be_name, words)) and name.casefold() != known.casefold() else None


def _cased(name: str) -> str:
    return "-".join(part[:1].upper() + part[1:] for part in name.split("-")) if name.islower() else name
