"""Templates in the table: used by requests, synchronised from a folder, listed and previewed by a command."""

import re
from pathlib import Path

import pytest

from sender.commands.templates import main, preview
from sender.store.template_folder import ROOT, Look, in_folder, sync
from sender.store.templates import Template
from tests.support.emails import stored_emails
from tests.support.sender.office import CLUB, JANE, JANES_PHONE, Office, to_jane

NOTICE = {"FromAddress": CLUB, "TemplateName": "notice"}
TEXT = {"TemplateName": "notice"}


def test_one_template_serves_both_channels(office: Office):
    office.stores("notice", MessageBody="<p>Hi {name} & co</p>", Subject="For {name}")
    assert office.posts(to_jane(EmailMessage=NOTICE, SMSMessage=TEXT)).status_code == 200
    text, email = office.takes_all()
    assert (email.subject, email.html, email.text) == ("For Jane", "<p>Hi Jane & co</p>", "Hi Jane & co")
    assert (text.text, text.channel) == ("Hi Jane & co", "SMS")


def test_an_inline_body_wins_over_the_template(office: Office):
    office.stores("notice", MessageBody="<p>Not this</p>", Subject="Not this")
    inline = NOTICE | {"MessageBody": "<p>Hi {name}</p>", "Subject": "Hello"}
    assert office.posts(to_jane(EmailMessage=inline)).status_code == 200
    email = office.takes_all()[1]
    assert (email.subject, email.html, email.template) == ("Hello", "<p>Hi Jane</p>", None)


def test_a_templates_own_subject_wins_over_the_requests(office: Office):
    office.stores("notice", MessageBody="<p>Hi</p>", Subject="Own")
    office.posts(to_jane(EmailMessage=NOTICE | {"Subject": "Given"}))
    assert office.takes_all()[1].subject == "Own"


def test_a_template_without_a_subject_takes_the_requests(office: Office):
    office.stores("notice", MessageBody="<p>Hi</p>")
    answer = office.posts(to_jane(EmailMessage=NOTICE))
    assert answer.status_code == 422
    assert answer.json["errors"] == {"EmailMessage.Subject": "is required: the template has none of its own"}
    assert office.posts(to_jane(EmailMessage=NOTICE | {"Subject": "Given"})).status_code == 200
    assert office.takes_all()[1].subject == "Given"


def test_a_template_that_does_not_exist_queues_nothing(office: Office):
    answer = office.posts(to_jane(EmailMessage=NOTICE, SMSMessage=TEXT))
    assert answer.status_code == 422
    assert answer.json["errors"] == {
        "EmailMessage.TemplateName": "there is no template of this name",
        "SMSMessage.TemplateName": "there is no template of this name",
    }
    assert office.waiting(office.settings.messages_queue) == 0
    assert office.ledger("reg-42-confirmation") == {}


def test_a_template_without_a_body_queues_nothing(office: Office):
    office.stores("notice", Subject="Hello")
    answer = office.posts(to_jane(EmailMessage=NOTICE))
    assert answer.status_code == 422
    assert answer.json["errors"] == {"EmailMessage.TemplateName": "is a template without a MessageBody"}


def test_a_placeholder_without_a_value_queues_nothing(office: Office):
    office.stores("notice", MessageBody="<p>{greeting} {name}, see {link}</p>", Subject="For {club}")
    answer = office.posts(to_jane(EmailMessage=NOTICE | {"Substitutions": {"greeting": "Hi"}}))
    assert answer.status_code == 422
    assert answer.json["errors"] == {f"Addresses.{JANE}.Substitutions": "must have a value for {club}, {link}"}
    assert office.waiting(office.settings.messages_queue) == 0
    assert office.ledger("reg-42-confirmation") == {}


def test_once_put_right_the_same_trace_id_works(office: Office):
    """A refusal leaves nothing behind: the corrected request is not another body of an old one."""
    assert office.posts(to_jane(EmailMessage=NOTICE)).status_code == 422
    office.stores("notice", MessageBody="<p>Hi {name}</p>", Subject="Hello")
    assert office.posts(to_jane(EmailMessage=NOTICE)).status_code == 200


def test_an_addresss_value_wins_over_the_messages_own(office: Office):
    email = {
        "FromAddress": CLUB,
        "Subject": "s",
        "MessageBody": "{name} of {club}",
        "Substitutions": {"name": "all", "club": "Town"},
    }
    office.posts(to_jane(EmailMessage=email))
    assert office.takes_all()[1].text == "Jane of Town"


def test_the_version_of_what_was_sent_is_kept(office: Office):
    office.stores("notice", MessageBody="<p>Hi {name}</p>", Subject="Hello")
    version = office.front.templates.get("notice").version
    office.posts(to_jane(EmailMessage=NOTICE))
    office.stores("notice", MessageBody="<p>Bye {name}</p>", Subject="Hello")
    row = office.ledger("reg-42-confirmation")[JANE]
    assert (row.template, row.template_version) == ("notice", version)
    assert office.ledger("reg-42-confirmation")[JANES_PHONE].template is None
    assert office.takes_all()[1].html == "<p>Hi Jane</p>"  # the wording that the caller was told about


@pytest.mark.parametrize(
    ("value", "html"),
    [
        (0, "<p>Hi 0</p>"),
        ("", "<p>Hi </p>"),
        ("{other}", "<p>Hi {other}</p>"),
        ("<b>", "<p>Hi &lt;b&gt;</p>"),
        ("a\r\nb", "<p>Hi a\r\nb</p>"),
    ],
)
def test_values_arrive_as_they_are(office: Office, value: object, html: str):
    email = {"FromAddress": CLUB, "Subject": "s", "MessageBody": "<p>Hi {name}</p>"}
    only = {JANE: {"ChannelType": "EMAIL", "Substitutions": {"name": value}}}
    assert office.posts(to_jane(EmailMessage=email, Addresses=only)).status_code == 200
    assert [message.html for message in office.takes_all()] == [html]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one e-mail and one SMS."""
    welcome = tmp_path / "email" / "welcome"
    welcome.mkdir(parents=True)
    (welcome / "subject.txt").write_text("Welcome, {name}\n")
    (welcome / "body.html").write_text("<p>Hi {name}</p>\n")
    (welcome / "body.txt").write_text("Dear {name}\n")
    (tmp_path / "sms").mkdir()
    (tmp_path / "sms" / "pay.txt").write_text("Pay here: {link}\n")
    return tmp_path


def test_a_folder_is_put_into_the_table(office: Office, folder: Path):
    templates = office.front.templates
    assert sync(templates, folder) == {"welcome": "created", "pay": "created"}
    assert sync(templates, folder) == {"welcome": "unchanged", "pay": "unchanged"}
    (folder / "sms" / "pay.txt").write_text("Pay by Friday: {link}")
    assert sync(templates, folder) == {"welcome": "unchanged", "pay": "changed"}
    assert templates.get("pay") == Template(name="pay", message_body="Pay by Friday: {link}")
    welcome = templates.get("welcome")
    assert (welcome.subject, welcome.message_body, welcome.text_body) == (
        "Welcome, {name}",
        "<p>Hi {name}</p>",
        "Dear {name}",
    )


def test_what_others_stored_stays(office: Office, folder: Path):
    office.stores("theirs", MessageBody="Hi")
    sync(office.front.templates, folder)
    assert office.front.templates.get("theirs").message_body == "Hi"


def test_an_email_and_an_sms_of_one_name_are_one_template(folder: Path):
    (folder / "sms" / "welcome.txt").write_text("Welcome!")
    [welcome] = [template for template in in_folder(folder) if template.name == "welcome"]
    assert (welcome.sms().text, welcome.email().text) == ("Welcome!", "Dear {name}")


@pytest.mark.parametrize("part", ["subject.txt", "body.html"])
def test_half_an_email_is_not_put_into_the_table(office: Office, folder: Path, part: str):
    (folder / "email" / "welcome" / part).unlink()
    with pytest.raises(FileNotFoundError):
        sync(office.front.templates, folder)


@pytest.fixture
def layout(folder: Path) -> Path:
    """A layout in that folder."""
    path = folder / "email" / "layout.html"
    path.write_text("<main>{% block content required %}{% endblock %}\n<p>{club}</p></main>\n")
    return path


def test_a_body_goes_into_its_layout(office: Office, folder: Path, layout: Path):
    body = folder / "email" / "welcome" / "body.html"
    body.write_text('{% extends "layout.html" %}\n{% block content %}<p>Hi {name} & co</p>{% endblock %}\n')
    assert sync(office.front.templates, folder) == {"welcome": "created", "pay": "created"}
    stored = office.front.templates.get("welcome")
    assert stored.message_body == "<main><p>Hi {name} & co</p><p>{club}</p></main>"
    layout.write_text(layout.read_text().replace("{club}", "Your club"))
    assert sync(office.front.templates, folder)["welcome"] == "changed"


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ('{% extends "layout.htm" %}', "layout.htm"),
        ('{% extends "layout.html" %}', "Required block 'content' not found"),
        ('{% extends "layout.html" %}{% block content %}{{ buton("Go") }}{% endblock %}', "'buton' is undefined"),
        ('{% extends "layout.html" %}{% block content %}', "Unexpected end of template"),
    ],
)
@pytest.mark.usefixtures("layout")
def test_a_body_that_does_not_fit_its_layout_is_not_put_into_the_table(
    office: Office, folder: Path, body: str, fault: str, capsys: pytest.CaptureFixture[str]
):
    (folder / "email" / "welcome" / "body.html").write_text(body)
    assert main(["sync", str(folder)], office.environment) == 1
    assert fault in capsys.readouterr().err
    assert office.front.templates.get("welcome") is None


@pytest.mark.parametrize("template", stored_emails().values(), ids=stored_emails())
def test_our_own_emails_are_whole_without_a_style_sheet(template: Template):
    html = template.message_body
    assert (html[:15], html[-7:]) == ("<!doctype html>", "</html>")
    assert "<style" not in html
    assert "class=" not in html
    assert html.count("<h1") == 1


def test_our_own_emails_have_the_clubs_look_and_say_who_writes_and_why():
    for template in in_folder(ROOT, Look("#7a0019", "https://club.example/crest.png")):
        if template.subject:
            html = template.message_body
            assert 'bgcolor="#7a0019"' in html
            assert '<img src="https://club.example/crest.png" alt=""' in html
            assert "#00694e" not in html
            assert " sends this" in html
    assert not any("<img" in template.message_body for template in in_folder(ROOT))


def test_our_own_emails_turn_dark_and_keep_a_colour_for_who_does_not_know_how():
    for template in stored_emails().values():
        for said in re.findall(r"(background|color): light-dark\(([^,]+),", template.message_body):
            assert f"{said[0]}: {said[1]}; {said[0]}: light-dark({said[1]}" in template.message_body


def test_our_own_templates_can_be_filled():
    found = list(in_folder(ROOT))
    assert found
    for template in found:
        wanted = template.email().placeholders | template.sms().placeholders
        shown = preview(template, dict.fromkeys(wanted, "value"))
        assert "Missing" not in shown
        assert "{" not in template.sms().filled(dict.fromkeys(wanted, "value")).text


def test_a_preview_shows_every_channel_and_what_does_not_fit():
    template = Template(name="t", message_body="<p>Hi {name}, {link}</p>", subject="For {name}")
    shown = preview(template, {"name": "<Jane>", "colour": "amber"})
    assert "Subject:\nFor <Jane>" in shown
    assert "HTML:\n<p>Hi &lt;Jane&gt;, {link}</p>" in shown
    assert "SMS:\nHi <Jane>, {link}" in shown
    assert "Missing:\nlink" in shown
    assert "Surplus:\ncolour" in shown


def test_the_command(office: Office, folder: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["sync", str(folder)], office.environment) == 0
    assert capsys.readouterr().out == "created    welcome\ncreated    pay\n"
    assert main(["list"], office.environment) == 0
    version = office.front.templates.get("pay").version
    assert f"pay  {version}  link\n" in capsys.readouterr().out
    assert main(["preview", "pay", "link=https://example.org/?a=1"], office.environment) == 0
    assert "SMS:\nPay here: https://example.org/?a=1" in capsys.readouterr().out
    assert main(["preview", "nothing"], office.environment) == 1
    assert capsys.readouterr().err == "There is no template 'nothing'\n"
    assert main(["sync", str(folder / "nowhere")], office.environment) == 1
    assert "nowhere" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["delete"], ["preview"], ["preview", "pay", "link"], ["list", "pay"]])
def test_the_command_says_how_it_is_used(arguments: list[str], capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as stopped:
        main(arguments, {})
    assert stopped.value.code == 2
    assert "usage: python -m sender.commands.templates" in capsys.readouterr().err


def test_the_command_names_the_setting_it_needs(capsys: pytest.CaptureFixture[str]):
    assert main(["list"], {}) == 1
    assert "SENDER_MESSAGE_TEMPLATES_TABLE" in capsys.readouterr().err
