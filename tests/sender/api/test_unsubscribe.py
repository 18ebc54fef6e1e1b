"""A topic's e-mails end with one click, and nothing else does."""

import json
import re
from typing import Any

import pytest
from werkzeug.test import TestResponse

from sender.commands.suppression import main
from sender.store.ledger import SENT, SUPPRESSED
from tests.support.sender.office import EMAIL, JANE, JANES_PHONE, TRACE, Office, emails_to, to_jane

PUBLIC = "https://sender.example.org/production"
PAGE = "text/html; charset=utf-8"


@pytest.fixture
def office(office: Office) -> Office:
    office.start(SENDER_PUBLIC_URL=PUBLIC)
    return office


def about(topic: str | None, **changes: Any) -> dict[str, Any]:
    """A request to Jane about a topic, or about none."""
    return emails_to(JANE, EmailMessage=EMAIL | ({"Topic": topic} if topic else {}), **changes)


def gets(office: Office, topic: str | None, trace: str = TRACE) -> str:
    """What becomes of an e-mail to Jane."""
    assert office.posts(about(topic, TraceId=trace)).status_code == 200
    office.works()
    row = office.ledger(trace)[JANE]
    return row.reason if row.status == SUPPRESSED else row.status


def link(office: Office) -> str:
    """The one-click address of Jane's last e-mail, as this office answers it."""
    headers = office.inbox(JANE)[-1]["headers"]
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = headers["List-Unsubscribe"].strip("<>")
    assert address.startswith(f"{PUBLIC}/unsubscribe/")
    return address.removeprefix(PUBLIC)


def clicks_once(office: Office, path: str) -> TestResponse:
    """What a mail program does (RFC 8058, 3.2): no cookie, no token, no page before."""
    return office.browser.post(path, data={"List-Unsubscribe": "One-Click"})


def listed(office: Office) -> list[tuple[str, str, str | None]]:
    token = {"Authorization": f"Bearer {office.token()}"}
    found = office.browser.get("/suppressions", headers=token).json["suppressions"]
    return [(each["address"], each["reason"], each["topic"]) for each in found]


def test_one_click_ends_the_topic_and_no_other(office: Office):
    assert gets(office, "news") == SENT
    for _ in range(2):
        assert clicks_once(office, link(office)).status_code == 200
    assert gets(office, "news", "news-2") == "unsubscribed"
    assert gets(office, "reminders", "reminder") == gets(office, None, "confirmation") == SENT
    assert listed(office) == [(JANE, "unsubscribed", "news")]


def test_what_is_queued_already_does_not_go(office: Office):
    gets(office, "news")
    office.posts(about("news", TraceId="news-2"))
    clicks_once(office, link(office))
    office.works()
    assert office.ledger("news-2")[JANE].status == SUPPRESSED


def test_a_page_asks_first_and_a_look_ends_nothing(office: Office):
    gets(office, "club-news")
    page = office.browser.get(link(office))
    assert (page.status_code, page.content_type) == (200, PAGE)
    assert "about <b>club news</b>" in page.text
    assert '<form method="post"><button>' in page.text
    assert JANE not in page.text
    assert gets(office, "club-news", "again") == SENT
    pressed = office.browser.post(link(office), data={})
    assert "You get no more of these" in pressed.text
    assert gets(office, "club-news", "third") == "unsubscribed"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda token: token[:-1],
        lambda token: token[1:],
        lambda token: token.partition(".")[0],
        lambda token: f"{token}.x",
        lambda token: "x",
        lambda token: "%F0.%FF",
        lambda token: f"bmV3cwpzYW1AZXhhbXBsZS5jb20.{token.partition('.')[2]}",  # for Sam, with Jane's signature
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_link_that_is_not_ours_ends_nothing(office: Office, spoil: Any, method: str):
    gets(office, "news")
    path, _, token = link(office).rpartition("/")
    answer = office.browser.open(f"{path}/{spoil(token)}", method=method)
    assert (answer.status_code, answer.content_type) == (404, PAGE)
    assert "Use the link of the newest one" in answer.text
    assert listed(office) == []


def test_a_link_outlives_one_rotation_of_the_secret(office: Office):
    gets(office, "news")
    for statuses in (200, 404):
        office.secrets.put_secret_value(SecretId=office.outputs["JWTSecretArn"], SecretString=f"another-{statuses}" * 5)
        office.start()
        assert office.browser.get(link(office)).status_code == statuses


def test_while_the_table_is_away_somebody_is_told_to_try_again(office: Office):
    gets(office, "news")
    office.wire.silence("dynamodb PutItem", times=10)
    answer = clicks_once(office, link(office))
    assert (answer.status_code, answer.content_type) == (503, PAGE)
    assert "Try the same link again" in answer.text


class TestAComplaint:
    @pytest.mark.parametrize(("topic", "confirmation"), [("news", SENT), (None, "complaint")])
    def test_ends_what_it_was_about(self, office: Office, topic: str | None, confirmation: str):
        tags = {}
        office.back.ses.meta.events.register(
            "provide-client-params",
            lambda params, **_: tags.update({t["Name"]: [t["Value"]] for t in params["EmailTags"]}),
        )
        gets(office, topic)
        said = {"complainedRecipients": [{"emailAddress": JANE}], "complaintFeedbackType": "abuse"}
        notice = {"eventType": "Complaint", "mail": {"tags": dict(tags)}, "complaint": said}
        office.back.feedback.handle([{"Sns": {"Message": json.dumps(notice)}}])
        assert gets(office, None, "confirmation") == confirmation
        assert gets(office, "news", "news-2") == "complaint"
        assert listed(office) == [(JANE, "complaint", topic)]


class TestTakingItBack:
    def says(self, office: Office, method: str, channel: str = "EMAIL", who: str = JANE) -> TestResponse:
        token = {"Authorization": f"Bearer {office.token()}"}
        body = {"Addresses": {who: {"ChannelType": channel, "Topic": "news"}}}
        return office.browser.open("/suppressions", method=method, json=body, headers=token)

    def test_by_the_api(self, office: Office):
        assert self.says(office, "PUT").json["addresses"][0]["status"] == "suppressed"
        assert gets(office, None, "confirmation") == SENT
        assert gets(office, "news", "news-1") == "opt-out"
        assert self.says(office, "DELETE").json["addresses"][0]["status"] == "free"
        assert gets(office, "news", "news-2") == SENT

    def test_by_the_command(self, office: Office, capsys: pytest.CaptureFixture):
        gets(office, "news")
        clicks_once(office, link(office))
        capsys.readouterr()
        assert main(["lift", "EMAIL", JANE], office.environment) == 0
        assert main(["lift", "EMAIL", JANE, "news"], office.environment) == 0
        assert capsys.readouterr().out == "was not suppressed\nmay be written to again\n"
        assert gets(office, "news", "news-2") == SENT

    def test_of_texts_there_is_no_topic(self, office: Office):
        answer = self.says(office, "PUT", "SMS", JANES_PHONE)
        assert list(answer.json["errors"]) == [f"Addresses.{JANES_PHONE}.Topic"]


def test_the_words_may_show_the_link(office: Office):
    body = EMAIL | {"Topic": "news", "MessageBody": '<p>Hi {name}</p><a href="{unsubscribe}">No more news</a>'}
    office.posts(emails_to(JANE, EmailMessage=body))
    office.works()
    [shown] = re.findall(r'href="([^"]+)"', office.inbox(JANE)[0]["html"])
    assert shown.removeprefix(PUBLIC) == link(office)


def test_without_a_topic_there_is_no_link_to_show(office: Office):
    answer = office.posts(emails_to(JANE, EmailMessage=EMAIL | {"MessageBody": "<p>{unsubscribe}</p>"}))
    assert answer.json["errors"] == {f"Addresses.{JANE}.Substitutions": "must have a value for {unsubscribe}"}


def test_where_nobody_knows_the_api_it_is_ended_by_a_mail(office: Office):
    office.start(SENDER_PUBLIC_URL="")
    gets(office, "news")
    assert office.inbox(JANE)[0]["headers"]["List-Unsubscribe"].startswith("<mailto:")


@pytest.mark.parametrize("topic", ["News", "n e w s", "1st", "x" * 33])
def test_a_topic_is_a_short_name(office: Office, topic: str):
    assert list(office.posts(about(topic)).json["errors"]) == ["EmailMessage.Topic"]


def test_a_request_for_both_channels_may_have_a_topic(office: Office):
    office.posts(to_jane(EmailMessage=EMAIL | {"Topic": "news"}))
    office.works()
    clicks_once(office, link(office))
    assert len(office.inbox(JANES_PHONE)) == 1
