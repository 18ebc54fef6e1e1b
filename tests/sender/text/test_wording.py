"""What a message says: placeholders, values, escaping, and the plain text of HTML."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sender.store.templates import Template
from sender.text.plain_text import is_markup, plain_text
from sender.text.wording import Wording, email_wording, fill, one_line, placeholders


@pytest.mark.parametrize(
    ("text", "values", "filled"),
    [
        ("Hi {name}", {"name": "Jane"}, "Hi Jane"),
        ("Hi {name}, {name}!", {"name": "Jane"}, "Hi Jane, Jane!"),
        ("You owe ${amount}", {"amount": "50.00"}, "You owe $50.00"),
        ("${amount} and $5", {"amount": "1"}, "$1 and $5"),
        ("£{fee}", {"fee": "0"}, "£0"),
        ("Hi {name}.", {"name": ""}, "Hi ."),
        ("{a}{b}", {"a": "{b}", "b": "{a}"}, "{b}{a}"),  # a value is never read as a template
        ("{a}", {"a": "{a}"}, "{a}"),
        ("{a}", {"a": r"\1 \g<0> $1"}, r"\1 \g<0> $1"),  # nor as a regular expression's
        ("{{name}}", {"name": "Jane"}, "{Jane}"),
        ("{first-name} {NAME_2} {0}", {"first-name": "a", "NAME_2": "b", "0": "c"}, "a b c"),
        ("{prénom}", {"prénom": "Zoë"}, "Zoë"),
    ],
)
def test_values_are_put_in_once(text: str, values: dict[str, str], filled: str):
    assert fill(text, values) == filled


@pytest.mark.parametrize(
    "text",
    [
        "p {color:red}",
        "p { color: red }",
        "a{}",
        "@media (max-width: 600px) {main{margin:0}}",
        "{ name }",
        "{name",
        "name}",
        "{na me}",
        "{a.b}",
        "{name!r}",  # Python's own format would call its methods
        "{name[0]}",
        "{-name}",
    ],
)
def test_other_braces_are_no_placeholders(text: str):
    assert placeholders(text) == set()
    assert fill(text, {}) == text


WELCOME = Wording(text="Hi {name}: {link}", html='<p title="{name}">Hi {name}: {link}</p>', subject="For {name}")


def test_values_are_escaped_in_html_and_nowhere_else():
    filled = WELCOME.filled({"name": '<b>O\'Neill & "Sons"</b>', "link": "https://example.org/?a=1&b=2"})
    escaped = "&lt;b&gt;O&#x27;Neill &amp; &quot;Sons&quot;&lt;/b&gt;"
    assert filled.html == f'<p title="{escaped}">Hi {escaped}: https://example.org/?a=1&amp;b=2</p>'
    assert filled.text == 'Hi <b>O\'Neill & "Sons"</b>: https://example.org/?a=1&b=2'
    assert filled.subject == 'For <b>O\'Neill & "Sons"</b>'


@pytest.mark.parametrize(
    ("name", "subject"),
    [
        ("Jane\r\nBcc: all@example.com", "For Jane Bcc: all@example.com"),
        ("Jane\nX", "For Jane X"),
        ("Jane\u2028X\x85Y\x0bZ", "For Jane X Y Z"),  # what else some mail programs take for a line's end
        ("Jane\x00", "For Jane"),
        ("\tJane", "For  Jane"),
    ],
)
def test_no_header_can_be_injected(name: str, subject: str):
    filled = WELCOME.filled({"name": name, "link": ""})
    assert filled.subject == subject
    assert name in filled.text  # in the body, a line break is a line break


@given(st.text())
def test_a_subject_is_one_line(text: str):
    assert len(one_line(text).splitlines()) <= 1


def test_what_is_missing_and_what_is_surplus():
    assert WELCOME.missing({"name": "Jane", "colour": "amber"}) == ["link"]
    assert WELCOME.surplus({"name": "Jane", "colour": "amber"}) == ["colour"]
    with pytest.raises(KeyError):
        WELCOME.filled({"name": "Jane"})


@given(st.dictionaries(st.from_regex(r"[a-z]{1,3}", fullmatch=True), st.text(), min_size=1))
def test_every_value_arrives_whole(values: dict[str, str]):
    text = "|".join(f"{{{name}}}" for name in values)
    assert fill(text, values) == "|".join(values.values())


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Hi {name}</p>", "Hi {name}"),
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("One<br>Two<br/>Three", "One\nTwo\nThree"),
        ("<ul><li>One</li><li>Two</li></ul>", "- One\n- Two"),
        ("<h1>Welcome</h1>\n\n  <p>To   the\nclub</p>", "Welcome\n\nTo the club"),
        ('<p><a href="{link}">Pay now</a> please</p>', "Pay now: {link} please"),
        ("<A HREF='https://example.org/?a=1&amp;b=2'>Pay</A>", "Pay: https://example.org/?a=1&b=2"),
        ('<a href="https://example.org">https://example.org</a>', "https://example.org"),
        ('<a href="mailto:desk@example.org">desk@example.org</a>', "desk@example.org"),
        ('<a href="mailto:desk@example.org">Write to us</a>', "Write to us: desk@example.org"),
        ("<a>No link</a>", "No link"),
        ("<table><tr><td>Fee</td><td>£40</td></tr><tr><td>Kit</td><td>£5</td></tr></table>", "Fee £40\nKit £5"),
        ("<style>p {color:red}</style><script>if (a < b) {}</script>Hi", "Hi"),
        ("<html><head><title>T</title></head><body>Hi</body></html>", "Hi"),
        ("Hi<!-- <p>not this</p> --> there", "Hi there"),
        ("<!--[if mso]><p>Outlook</p><![endif]-->Hi", "Hi"),
        ('<img src="x.png" alt="The club\'s crest">', "The club's crest"),
        ("Tom &amp; Jerry &lt;3 &pound;5&nbsp;each", "Tom & Jerry <3 £5 each"),
        ("I <3 you", "I <3 you"),
        ("<style>p {", ""),  # cut off
        ("Hi <!-- cut off", "Hi"),
        ("Hi <b", "Hi <b"),
    ],
)
def test_the_plain_text_of_html(html: str, text: str):
    assert plain_text(html) == text


@pytest.mark.timeout(10)
@pytest.mark.parametrize(
    "piece", ["<", "<!--", "<!", '<a href="', "<td>", "<style>", "<a>", "<a href=x>y", "&", " ", "<a href = "]
)
def test_no_html_takes_long(piece: str):
    """256 KB of it: the library's own parser needs minutes for some of these."""
    plain_text(piece * (256 * 1024 // len(piece)))


@pytest.mark.parametrize(
    ("text", "markup"),
    [("Hi {name}", False), ("a < b", False), ("I <3 you", False), ("<p>Hi", True), ("a<br/>b", True)],
)
def test_words_and_markup(text: str, markup: bool):
    assert is_markup(text) is markup


def test_plain_words_keep_their_lines_in_html():
    wording = email_wording("Hi {name}\nWelcome", "Hello")
    assert (wording.html, wording.text) == ("Hi {name}<br>\nWelcome", "Hi {name}\nWelcome")


BODY = "<p>Hi {name}</p>"


@pytest.mark.parametrize(
    ("template", "words"),
    [
        (Template(name="t", message_body="Hi {name}"), "Hi {name}"),  # one item serves both channels
        (Template(name="t", message_body=BODY), "Hi {name}"),  # nobody is texted tags
        (Template(name="t", message_body=BODY, text_body="Dear {name}"), "Dear {name}"),
        (Template(name="t", message_body=BODY, text_body="Dear {name}", sms_body="Pay: {link}"), "Pay: {link}"),
    ],
)
def test_a_templates_words_for_an_sms(template: Template, words: str):
    assert template.sms().text == words


def test_a_templates_own_subject_wins():
    assert Template(name="t", message_body=BODY, subject="Own").email("Given").subject == "Own"
    assert Template(name="t", message_body=BODY).email("Given").subject == "Given"
    assert Template(name="t", message_body=BODY, text_body="Dear {name}").email("Given").text == "Dear {name}"


@pytest.mark.parametrize(
    "change", [{"message_body": "x"}, {"subject": "x"}, {"text_body": "x"}, {"sms_body": "x"}, {"subject": ""}]
)
def test_another_wording_is_another_version(change: dict[str, Any]):
    same = {"name": "t", "message_body": BODY, "subject": "s"}
    assert Template(**same).version == Template(**same).version
    assert Template(**same).version != Template(**same | change).version
