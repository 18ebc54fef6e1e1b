"""An e-mail address: its syntax checked, a slip in its domain asked about, never blocked."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from flows.answers.basics.kinds import Answer, DidYouMean, Misunderstood, Understood
from flows.answers.contact_details.email_domains import probable_domain
from flows.language.dictation import address
from flows.language.regex import regex
from flows.language.tidy import is_sign, plain, tidy

_COMMA_FOR_DOT = r",(?=(?:com|co|org|net|uk)\b)"
_ADDRESS = regex(rf"[^\s<>()\[\],;:\"@]+@(?:[^\s<>()\[\],;:\"@/&|]|{_COMMA_FOR_DOT})+", re.IGNORECASE)
_TWICE = regex("@@+")
_SPACED_DOT = regex(r"(?<=\w)(?: \. ?|\. )(?=(?:com|co|org|net|uk)\b)", re.IGNORECASE)
_SPOKEN = regex(r"(\S+(?: dot \S+)*) at (\S+(?: dot \S+)+)", re.IGNORECASE)
_ONE_WORD = regex(r",? *\b(?:all (?:as )?one word|no spaces|all together|without spaces)\b", re.IGNORECASE)
# What is said of an address that is written without its @, and that address.
_HOW_IT_IS_WRITTEN = regex(
    r"[\s,]*\b(?:(?:with )?no (?:dots?|spaces?|gaps?|caps|capitals|underscores?|hyphens?|dash\w*)"
    r"|with (?:an?|the|one) (?:dot|full stop|underscore|hyphen|dash)(?: in (?:it|the middle))?"
    r"|(?:all )?(?:in )?(?:lower ?case|small letters|one word))\b",
    re.IGNORECASE,
)
_NO_ADDRESS = frozenset("im hes shes he she they we were works trains plays lives live meet look based find".split())
_DOMAIN = r"(?P<domain>[a-z0-9-]{1,60}(?:\.[a-z0-9-]{2,30}){1,3})"
_AT = regex(rf"(?P<local>[\w.+-]{{2,64}}(?: dot [\w+-]{{1,64}}){{0,3}}),? at {_DOMAIN}", re.IGNORECASE)
# "Jane dot smith, the example.org one".
_THE_ONE_AT = regex(
    rf"(?P<local>[\w+-]{{1,64}}(?:(?: dot |[._])[\w+-]{{1,64}}){{1,3}})[\s,-]+(?:(?:on|its|it's|with|at) )?(?:the|my) "
    rf"{_DOMAIN}(?: (?:one|account|address|email))?",
    re.IGNORECASE,
)
_LAST_PART = r"com|org|net|co\.uk|uk|org\.uk|ac\.uk|ie|me|info"
_ENDS = regex(
    rf"\bend(?:s|ing)?(?: in| with)? \.?({_LAST_PART})\b(?!@)"
    rf"|(?<![\w.])\.({_LAST_PART}) (?:and )?not \.?(?:{_LAST_PART})\b"
)
# "Janey not jane", "jayne@ not jane@": a part before the @ that is put right.
_NOT = regex(r"\b([\w+-]{1,64})@? ?,? (?:and )?not ([\w+-]{1,64})@?(?:[\s,.!]|$)")
_OF_A_NAME = regex(r"\b[A-Z][\w'’-]+ [A-Z][\w'’-]+,? (?:and )?not [A-Z]")  # "Janet Smith not Jane"
# Words that may stand around an address. With any other, the parent is asked: "jane smith@…" may be one address.
_AROUND = frozenset("""
    my mine e mail email address is its it s the this that thats yes yeah yep ok sure hi hello you can use try best
    send to contact reach me at on work home personal please pls thanks thank x xx xxx here a i am so would be and for
    cheers ta mailto new main
""".split())  # fmt: skip
# "My name all one word then @example.com": an address that is told by whose name it is made of.
_BY_NAME = regex(r"(?P<local>[^@]{4,80}?)(?:@ ?|\bat )(?P<domain>[a-z0-9-]{1,60}(?:(?:\.| dot )[a-z0-9-]{2,30}){1,3})")
_TOLD = regex(
    r"(?P<first>\b(?:first ?name|forename|christian name)\b)"
    r"|(?P<last>\b(?:sur ?name|last ?name|second name|family name)\b)"
    r"|(?P<initials>\binitials\b)|(?P<name>\bnames?\b)|(?P<digits>\b\d{1,4}\b)"
    r"|\b(?:no (?:dots?|spaces?|gaps?|capitals|caps|underscores?|hyphens?)|without (?:dots?|spaces?|gaps?))\b"
    r"|(?P<dot>\b(?:dot|full stop)\b)|(?P<underscore>\bunderscore\b)|(?P<hyphen>\b(?:hyphen|dash)\b)"
    r"|(?P<other>[a-z']+)"
)
_SAID_OF_A_NAME = frozenset(
    """
    my our the it its it's is just use yes yeah so oh well full whole own email mail address and then followed by with
    a an in between middle of them all one word together lower case lowercase small letters typed joined up put both i
    that's thats that which would be two
""".split()
)
_OF_ANOTHER = frozenset("his her their hers theirs".split())
_SIGNS = {"dot": ".", "underscore": "_", "hyphen": "-"}
_SHORTEST_PART = 2  # letters
_MOST_RUN_TOGETHER = 3  # words
_LONGEST_MESSAGE = 500  # characters; the longest address has 254
_MARKS_BEFORE, _MARKS_AFTER = "'*./-", "'*.!?-"


@dataclass(frozen=True, slots=True)
class Email:
    """An address whose domain is lower-case and whose local part is as it was typed. `name` is that of whose address is
    asked for, `of_another` than the one who writes: "my name all one word then @example.com".
    """

    name: str = ""
    of_another: bool = False

    of_few_words = True
    of_a_shape = True

    choices = ()
    example = "jane@example.com"
    may_be_in = staticmethod(
        re.compile(r"@|\b(?:dot|point|full stop)\b|[\d._][\w.+-]{0,64},? at\b", re.IGNORECASE).search
    )

    def read(self, text: str, today: date) -> Answer:
        """The one address in a message, or a proposal where it has a slip."""
        if len(text) > _LONGEST_MESSAGE:
            return _must("stand alone, without the rest of the message")
        if by_name := self._by_name(tidy(text).lower()):
            return DidYouMean(by_name, f"Did you mean {by_name}?")
        written = _joined(tidy(text))
        if together := _checked(_run_together(written)):
            return DidYouMean(together, f"Did you mean {together}?")
        typed = list(dict.fromkeys(_trimmed(match) for match in _ADDRESS.findall(written)))
        if len(typed) > 1:
            return _must("be one address: reply with the one to use")
        spoken = _TWICE.sub("@", written) if _TWICE.search(written) else address(tidy(text), _AROUND)
        spoken = spoken or _without_its_sign(tidy(text))
        if not typed and (meant := _checked(spoken)):
            return DidYouMean(meant, f"Did you mean {meant}?")
        if not typed:
            return _must("have a name, an @ and a domain, for example jane@example.com")
        whole = _checked(typed[0])
        if nearer := _nearer(typed[0]):
            return DidYouMean(nearer, f"Did you mean {nearer}?", otherwise=whole)
        if whole is None:
            return _must("have a name, an @ and a domain, for example jane@example.com")
        if "<" not in written and not _AROUND.issuperset(_words_around(typed[0], written)):
            return DidYouMean(whole, f"Did you mean {whole}?")
        return Understood(whole)

    def edited(self, known: str | None, text: str) -> str | None:
        """The address that is known with another end or part: "should end .org not .com", "its janey not jane"."""
        said = tidy(text).lower()
        if not known:
            return None
        if found := _ENDS.search(said):
            return _checked(f"{known[: known.rindex('.')]}.{found[1] or found[2]}")
        local, _, domain = known.partition("@")
        put_right = None if _OF_A_NAME.search(tidy(text)) else _NOT.search(said)
        if put_right is None or local.lower().count(put_right[2]) != 1 or len(put_right[2]) < _SHORTEST_PART:
            return None
        return _checked(f"{local.lower().replace(put_right[2], put_right[1])}@{domain}")

    def show(self, value: object) -> str:
        """The address itself."""
        return str(value)

    def _by_name(self, said: str) -> str:
        """The address that is made of the name of whoever's it is; "" for any other."""
        found = _BY_NAME.fullmatch(said.rstrip(" .!")) if self.name else None
        told = list(_TOLD.finditer(found["local"])) if found else []
        others = {each["other"] for each in told if each["other"]}
        of_another = bool(others & _OF_ANOTHER)
        if (
            not found
            or " " not in found["local"].strip()
            or others - _OF_ANOTHER - _SAID_OF_A_NAME
            or (self.name and of_another and not self.of_another)
        ):
            return ""
        if self.of_another and "my" in others:
            return ""
        parts = [part for each in told for part in _parts_of_a_name(each.lastgroup, each[0], self.name)]
        named = any(each.lastgroup in ("first", "last", "initials", "name") for each in told)
        sign = next((_SIGNS[each.lastgroup] for each in told if each.lastgroup in _SIGNS), "")
        letters = [part for part in parts if part.isalpha()]
        digits = "".join(part for part in parts if part.isdigit())
        address = f"{sign.join(letters)}{digits}@{found['domain'].replace(' dot ', '.')}"
        return _checked(address) or "" if named else ""


def _parts_of_a_name(which: str | None, said: str, name: str) -> list[str]:
    """The part of a name that is called so, in the letters of an address."""
    bare = unicodedata.normalize("NFD", name.lower())
    first, *others = ["".join(c for c in word if "a" <= c <= "z") for word in bare.split()] or [""]
    last = others[-1:]
    of_names = {"first": [first], "last": last, "initials": ["".join(word[:1] for word in (first, *last))]}
    return of_names.get(which or "", [first, *last] if which == "name" else [said] if which == "digits" else [])


def _must(do: str) -> Misunderstood:
    return Misunderstood(f"E-mail address must {do}", "Write the address alone and without spaces: jane@example.com")


def _joined(text: str) -> str:
    """ "jane @ example . com" and "jane at example dot com" as jane@example.com."""
    if "@" in text:
        return _SPACED_DOT.sub(".", re.sub(r" ?@ ?", "@", text))
    one_word = _ONE_WORD.search(text)
    words = _ONE_WORD.sub("", text).rstrip(" .,").split()
    initial = one_word is not None and len(next(iter(words), "")) == 1  # "s smith 2011 at …"
    while words and plain(words[0]) in _AROUND and not initial:
        words = words[1:]
    if one_word and "at" in words:
        words = ["".join(words[: words.index("at")]), *words[words.index("at") :]]
    spoken = _SPOKEN.fullmatch(" ".join(words))
    return "@".join(part.replace(" dot ", ".").replace(" DOT ", ".") for part in spoken.groups()) if spoken else text


def _run_together(written: str) -> str:
    """ "Jane smith 88@example.com all one word" → "janesmith88@example.com"; "" where more than a name is before it."""
    one_word = _ONE_WORD.search(written)
    if not one_word or written[one_word.end() :].strip(" .!"):
        return ""
    words = written[: one_word.start()].rstrip(" .,").split()
    while len(words) > 1 and plain(words[0]) in _AROUND and len(words[0]) > 1:
        words = words[1:]
    told = len(words) in range(2, _MOST_RUN_TOGETHER + 1) and _SAID_OF_A_NAME.isdisjoint(map(str.lower, words))
    return "".join(words) if told and "@" in words[-1] else ""


def _without_its_sign(text: str) -> str:
    """The address that is written but for its @, where it is all of it: "jsmith88 at example.org, no dots"."""
    words = _HOW_IT_IS_WRITTEN.sub("", text).rstrip(" .,!").split()
    if _ONE_WORD.search(text) and words.count("at") == 1 and words.index("at") in range(2, _MOST_RUN_TOGETHER + 1):
        words = ["".join(words[: words.index("at")]), *words[words.index("at") :]]  # "jane smith all one word at …"
    while len(words) > 1 and plain(words[0]) in _AROUND:
        words = words[1:]
    while len(words) > 1 and plain(words[-1]) in _AROUND:
        words = words[:-1]
    found = _AT.fullmatch(" ".join(words)) or _THE_ONE_AT.fullmatch(" ".join(words))
    if not found or plain(found["local"]) in _AROUND | _NO_ADDRESS:
        return ""
    return f"{found['local'].lower().replace(' dot ', '.')}@{found['domain'].lower()}"


def _trimmed(address: str) -> str:
    address = address.lstrip(_MARKS_BEFORE).rstrip(_MARKS_AFTER)
    if address.startswith("_") and address.endswith("_"):  # how WhatsApp writes italics
        address = address.strip("_")
    local, _, domain = address.partition("@")
    return f"{local}@{domain.lower()}"


def _words_around(address: str, written: str) -> list[str]:
    around = plain(re.sub(re.escape(address), " ", written, flags=re.IGNORECASE)).split()
    return [word for word in around if not is_sign(word)]


def _checked(address: str) -> str | None:
    """The address if its syntax is right. Amazon SES sends to local parts of ASCII only, so others are asked again."""
    from email_validator import EmailNotValidError, validate_email

    try:
        return validate_email(address, check_deliverability=False, strict=True, allow_smtputf8=False).normalized
    except EmailNotValidError:
        return None


def _nearer(address: str) -> str | None:
    """The address that was probably meant, if another one."""
    local, _, domain = address.partition("@")
    name, host = local.removeprefix("www."), domain.removeprefix("www.")
    meant = f"{name}@{probable_domain(host) or host}"
    return _checked(meant) if meant != address else None
