"""E-mail addresses as parents type them, and the slips that are asked about."""

import pytest

from flows.answers import DidYouMean, Email, Misunderstood, Understood
from tests.flows.answers import hear

JANE = [
    "jane@example.com", "jane@EXAMPLE.com", "jane@example.com.", "jane@example.com,", "jane@example.com!",
    " jane@example.com ", "jane @example.com", "jane@ example.com", "jane @ example.com", "jane@example .com",
    "jane@example. com", "jane @ example . com", "my email is jane@example.com",
    "My e-mail address is jane@example.com", "it's jane@example.com", "Email: jane@example.com",
    "jane@example.com thanks", "jane@example.com x", "jane@example.com. Thanks", "jane@example.com 🙂",
    "Yes, jane@example.com please", "<jane@example.com>", "Jane Smith <jane@example.com>",
    "mailto:jane@example.com", "(jane@example.com)", '"jane@example.com"', "'jane@example.com'",
    "*jane@example.com*", "_jane@example.com_", "you can reach me at jane@example.com", "jane at example dot com",
    "my email is jane at example dot com", "jane@example.com jane@example.com", "jane\u200b@example.com",
    "\u202ajane@example.com\u202c", "jane@example.com\u00a0",
]  # fmt: skip
KEPT = [
    "Jane.Smith@example.com", "jane_smith@example.org", "jane-smith@example.org", "jane+club@example.com",
    "o'neill@example.org", "j@example.com", "1985jane@example.com", "jane@mail.example.com", "_jane@example.com",
    "JANE@example.com", "jane@gmail.com", "jane@hotmail.co.uk", "jane@yahoo.co.uk", "jane@icloud.com",
    "jane@me.com", "jane@live.co.uk", "jane@sky.com", "jane@btinternet.com", "jane@email.com", "jane@ymail.com",
    "jane@mail.com", "jane@hotmail.fr", "jane@sly.com",  # real, and near
]  # fmt: skip
SLIPS = [
    ("jane@@example.com", "jane@example.com"),
    ("jane@gmial.com", "jane@gmail.com"), ("jane@gmal.com", "jane@gmail.com"), ("jane@gamil.com", "jane@gmail.com"),
    ("jane@gmai.com", "jane@gmail.com"), ("jane@gmaill.com", "jane@gmail.com"),
    ("jane@gnail.com", "jane@gmail.com"), ("jane@gmail.con", "jane@gmail.com"),
    ("jane@gmail.cmo", "jane@gmail.com"), ("jane@gmail.co", "jane@gmail.com"),
    ("jane@gmail.co.uk", "jane@gmail.com"), ("jane@gmail", "jane@gmail.com"), ("jane@gmail,com", "jane@gmail.com"),
    ("jane@gmail..com", "jane@gmail.com"), ("jane@gmailcom", "jane@gmail.com"),
    ("Jane@GMIAL.COM", "Jane@gmail.com"), ("jane@gmail.com.uk", "jane@gmail.com"),
    ("jane@googlmail.com", "jane@googlemail.com"), ("jane@hotmial.co.uk", "jane@hotmail.co.uk"),
    ("jane@hotmal.com", "jane@hotmail.com"), ("jane@hotmail.couk", "jane@hotmail.co.uk"),
    ("jane@hotmail.co.ukk", "jane@hotmail.co.uk"), ("jane@hotmail.co.ul", "jane@hotmail.co.uk"),
    ("jane@homail.com", "jane@hotmail.com"), ("jane@outlok.com", "jane@outlook.com"),
    ("jane@outllook.com", "jane@outlook.com"), ("jane@yaho.co.uk", "jane@yahoo.co.uk"),
    ("jane@yahoo.con", "jane@yahoo.com"), ("jane@yahooo.com", "jane@yahoo.com"),
    ("jane@iclould.com", "jane@icloud.com"), ("jane@icloud.co", "jane@icloud.com"),
    ("jane@icloud.co.uk", "jane@icloud.com"), ("jane@icoud.com", "jane@icloud.com"),
    ("jane@btinternet.co.uk", "jane@btinternet.com"), ("jane@btintenet.com", "jane@btinternet.com"),
    ("jane@virginmeda.com", "jane@virginmedia.com"), ("jane@example.con", "jane@example.com"),
    ("jane@example.ogr", "jane@example.org"), ("jane@example,com", "jane@example.com"),
    ("jane@example.c", "jane@example.com"),
    ("its just jane88 at example dot com", "jane88@example.com"),
    ("use jane at example.net please", "jane@example.net"),
    ("only got the one, jane at example dot com", "jane@example.com"), ("jane at example.com", "jane@example.com"),
    ("ive got janes at example dot com", "janes@example.com"), ("jane88 at example.org, no dots", "jane88@example.org"),
    ("same as last year, jane at example dot com", "jane@example.com"),
    ("jane dot smith, the example.org one", "jane.smith@example.org"),
    ("j.smith at example.com with a dot", "j.smith@example.com"),
    ("j smith eighty eight, at example dot org", "jsmith88@example.org"),
    ("www.jane@example.com", "jane@example.com"), ("jane@gmail.com.com", "jane@gmail.com"),
]  # fmt: skip
NOT_ONE_ADDRESS = [
    "sorry, the example.org one", "i work at example.com", "im at example.com", "he trains at example.com",
    "jane then smith at example.com", "meet at 7.30",
    "", "jane", "janeexample.com", "jane@", "@example.com", "jane@example",
    "jane@-example.com", "jane..smith@example.com", "jane@exa_mple.com", "www.example.com", "no",
    "I don't have one", "what for?", "🙂", "@", "at dot", "reach me at home dot", "jané@example.com",
    "jane\r\nbcc: x", "jane@127.0.0.1", "jane@[127.0.0.1]", "jane@localhost",
    "jane@example.com or john@example.com", "jane@example.com, john@example.com",
    "jane@example.com/john@example.org", "jane@example.com\njohn@example.org", "a" * 65 + "@example.com",
    "jane@" + "a" * 64 + ".com", "jane@example.invalid",
]  # fmt: skip


@pytest.mark.parametrize("text", JANE)
def test_the_address_in_a_message(text):
    assert hear(Email(), text) == Understood("jane@example.com")


@pytest.mark.parametrize("address", KEPT)
def test_an_address_is_kept_as_it_was_typed(address):
    assert hear(Email(), address) == Understood(address)


@pytest.mark.parametrize(("typed", "meant"), SLIPS)
def test_a_slip_is_asked_about(typed, meant):
    answer = hear(Email(), typed)
    assert isinstance(answer, DidYouMean)
    assert (answer.value, answer.question) == (meant, f"Did you mean {meant}?")


def test_a_slip_is_never_blocked():
    """Whoever says no keeps the address as typed, where mail can be sent to it at all."""
    assert hear(Email(), "jane@gmial.com").otherwise == "jane@gmial.com"
    assert hear(Email(), "jane@gmail").otherwise is None


@pytest.mark.parametrize("text", ["jane smith@example.com", "it was jane@example.com once", "not jane@example.com"])
def test_an_address_among_other_words_is_asked_about(text):
    assert isinstance(hear(Email(), text), DidYouMean)


@pytest.mark.parametrize("text", NOT_ONE_ADDRESS)
def test_what_is_no_single_address_is_asked_again(text):
    assert isinstance(hear(Email(), text), Misunderstood)


def test_a_header_cannot_be_smuggled_in():
    """Neither as a value nor in a proposal."""
    assert isinstance(hear(Email(), "jane@example.com\r\nBcc: all@example.org"), Misunderstood)
    assert hear(Email(), "jane@example.com\r\nSubject: hello").value == "jane@example.com"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("should be janey not jane", "janey@example.com"), ("its jayne@ not jane@", "jayne@example.com"),
        ("it ends .org not .com", "jane@example.org"), ("jane1 and not jane", "jane1@example.com"),
        ("his name is Sam not Samuel", None), ("not jane", None), ("a not e", None),
    ],
)  # fmt: skip
def test_a_part_of_the_known_address_is_put_right(text, meant):
    assert Email().edited("jane@example.com", text) == meant
