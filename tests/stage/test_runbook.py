"""docs/runbook.md cannot drift: each alarm has its section, and each command was run as it is written.

The sections are told in the page's order.
"""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import jwt
import pytest
import requests

from bot.references import AGAIN
from local.rehearsal.stage import ROOT, wait_until
from tests.stage.commands import Block, Ran, Volunteer, blocks, says, sections
from tests.stage.evening import BEGUN, ERASED, INVITED, WAITING, Evening

ALARM = re.compile(r"^  (\w+):\n    Type: AWS::CloudWatch::Alarm$", re.MULTILINE)
TEMPLATES = {"bot": "infrastructure.yaml", "sender": "sender/infrastructure.yaml"}
COMMANDS = [block for block in blocks() if block.language == "sh"]


def alarms(service: str) -> set[str]:
    return set(ALARM.findall((ROOT / TEMPLATES[service]).read_text(encoding="utf-8")))


class TestThePage:
    @pytest.mark.parametrize("service", TEMPLATES)
    def test_has_a_section_for_each_alarm_and_for_no_other(self, service: str):
        told = {found[1] for title in sections() if (found := re.fullmatch(rf"(\w+) \({service}\)", title))}
        assert told == alarms(service)
        assert len(told) > 5

    @pytest.mark.parametrize("title", [title for title in sections() if title.endswith(("(bot)", "(sender)"))])
    def test_says_of_each_alarm_what_it_means_how_to_look_and_what_to_do(self, title: str):
        for word in ("**It means**", "**Look**", "**Do**"):
            assert word in sections()[title], f"{word} is missing under {title}"

    def test_leads_nowhere_that_is_not_there(self):
        anchors = {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in sections()}
        links = {link for text in sections().values() for link in re.findall(r"\]\(#([^)]+)\)", text)}
        assert links
        assert links <= anchors

    def test_shows_commands_and_what_is_none(self):
        assert {block.language for block in blocks()} == {"sh", "text"}
        assert len(COMMANDS) > 25


SWITCH = "From the payment link to GoCardless in mid-season"
STORIES: dict[str, Callable[[Evening], dict[str, str]]] = {
    "AnyDeadLetter (bot)": Evening.dead_letters,
    "ScheduleStopped (bot)": Evening.a_minute,
    "OurMistake (bot)": lambda evening: evening.of(INVITED),
    "AlertAtRisk (bot)": Evening.fear,
    "Follow one request": lambda evening: {"REQUEST_ID": evening.request_id} | evening.of(BEGUN),
    "Go back to the release before": Evening.a_release_that_was_none,
    "A new API key": Evening.a_program_with_a_key,
    "A new token from Twilio": Evening.another_token_in_force,
    "Restore a table": Evening.loss,
    "Erase a parent": lambda evening: evening.of(ERASED) | {"ADDRESS": "jane@example.com"},
    "A wrong fee sent to forty parents": Evening.right_fees,
    "SES or the texts are down": lambda evening: evening.trace() | {"SEASON": "2026-27"},
    "A quota is used up": Evening.trace,
    "A leaked caller's token": Evening.a_leaked_token,
    "A leaked secret of a webhook": Evening.a_webhook,
    "The month's texts have cost their limit": lambda _evening: {"DOLLARS": "80"},
    "An e-mail or a text did not arrive": Evening.suppressed,
    "An invite did not arrive": lambda evening: evening.of(INVITED),
    "A chat waits for a person": lambda evening: evening.of(WAITING),
    "A parent has a complaint": lambda evening: evening.of(WAITING) | {"SEASON": "2026-27"},
    "The payment provider told something twice, or never": lambda evening: evening.of(WAITING),
    SWITCH: Evening.payments_by_gocardless,
    "GoCardless refuses an order": Evening.a_refused_order,
    "A subscription, or a refund, is not what it should be": lambda evening: evening.of(WAITING),
    "A parent says that they hear nothing": lambda evening: evening.of(WAITING),
    "A new season": Evening.summer,
}
NEW_SECRET = "the-new-secret-of-gocardless"
TYPED: dict[tuple[str, int], Callable[[Evening], str]] = {
    ("A new token from Twilio", 1): lambda evening: evening.stage.machine.keys["auth_token"],
    (SWITCH, 2): lambda evening: evening.stage.machine.keys["gocardless_token"],
    (SWITCH, 3): lambda evening: evening.stage.machine.keys["gocardless_secret"],
    ("A secret of GoCardless's is to be rotated", 1): lambda _evening: NEW_SECRET,
    ("A secret of GoCardless's is to be rotated", 2): lambda _evening: NEW_SECRET,
}


def _answers_again(evening: Evening, _ran: Ran) -> None:
    says(evening.stage.phone, BEGUN, "status")


def _has_a_new_key(evening: Evening, ran: Ran) -> None:
    url, key = f"{evening.volunteer.url}/registrations?season=2026-27", evening.volunteer.secret("api-key")
    wait_until(
        lambda: requests.get(url, headers={"x-api-key": key}, timeout=30).ok,
        otherwise="the new key opened nothing",
        within=AGAIN + 5,
    )
    assert re.search(r"^club_[\w-]{43}$", ran.said, re.MULTILINE)


def _has_a_token_of_the_new_secret(evening: Evening, ran: Ran) -> None:
    ssm, name = evening.volunteer.client("ssm"), evening.volunteer.club.parameter("sender/tokens/bot")
    laid = ssm.get_parameter(Name=name, WithDecryption=True)["Parameter"]["Value"]
    for token in (laid, ran.said.split()[-1]):
        assert jwt.decode(token, evening.volunteer.secret("sender/jwt-secret"), ["HS256"], issuer="messaging-api")


def _is_whole_again(evening: Evening, ran: Ran) -> None:
    assert len(re.findall(r"\d+ put back", ran.said)) == 3
    assert evening.held(BEGUN)
    assert not [name for name in evening.volunteer.client("dynamodb").list_tables()["TableNames"] if "-at-" in name]
    says(evening.stage.phone, BEGUN, "status")


def _has_the_right_fees(evening: Evening, ran: Ran) -> None:
    assert "1 invited, 1 told the right fees" in ran.said
    for number in (INVITED, BEGUN):
        assert json.loads(evening.held(number)["body"]["S"])["invite"]["membership_fee"] == 4500


def _lies_there(field: str) -> Callable[[Evening, Ran], None]:
    def check(evening: Evening, _ran: Ran) -> None:
        assert json.loads(evening.volunteer.secret("gocardless/keys"))[field] == NEW_SECRET

    return check


def _said(words: str) -> Callable[[Evening, Ran], None]:
    def check(_evening: Evening, ran: Ran) -> None:
        assert re.search(words, ran.said, re.DOTALL)

    return check


# What must be so once a section's block, the first or the second, was run.
THEN: dict[tuple[str, int], Callable[[Evening, Ran], None]] = {
    ("Runbook", 1): _said(r'ScheduleStopped.*parents\' messages.*"status": "ok"'),
    ("AnyDeadLetter (bot)", 1): _said(r"SM\w{32}  UnknownStep  request .* bot .* request"),
    ("ScheduleStopped (bot)", 1): _said(r"wake  .*reminded="),
    ("OurMistake (bot)", 2): _said(r"TWILIO_TEMPLATE_SID=HX.*on its way again"),
    ("AlertAtRisk (bot)", 2): _said(r"safeguarding  since .*1 alerts that nobody has taken"),
    ("AnyDeadLetter (sender)", 1): _said(r"unreadable"),
    ("Put dead letters back", 1): lambda evening, ran: (
        _said(r"1 put back.*1 left")(evening, ran),
        _answers_again(evening, ran),
    ),
    ("Follow one request", 1): _said(r"bot .*request_id="),
    ("Go back to the release before", 1): _said(r"in force again.*let no stranger in"),
    ("A new API key", 1): _said(r"The website  invite"),
    ("A new API key", 2): _has_a_new_key,
    ("A new secret for the sender's tokens", 1): _has_a_token_of_the_new_secret,
    ("A leaked caller's token", 1): _said(r"newsletter  send.*newsletter is revoked\n[0-9a-f]{64}\n"),
    ("A leaked secret of a webhook", 1): _said(r"newsletter  .*https://newsletter\.example/heard"),
    ("A leaked secret of a webhook", 2): _said(r"whsec_[A-Za-z0-9+/]{43}=\n"),
    ("The month's texts have cost their limit", 1): _said(r'"EnforcedLimit": 100'),
    ("The month's texts have cost their limit", 2): _said(r'"MonthlyLimit": 80'),
    ("A new token from Twilio", 1): _answers_again,
    ("Restore a table", 1): _is_whole_again,
    ("Erase a parent", 2): lambda evening, _ran: wait_until(lambda: not evening.held(ERASED), "it is still held"),
    ("Erase a parent", 3): _said(r"\d+ erased\n\d+ erased"),
    ("A wrong fee sent to forty parents", 1): _said(r"1 to invite, 1 under way with other fees"),
    ("A wrong fee sent to forty parents", 2): _has_the_right_fees,
    ("SES or the texts are down", 2): _said(r"handed to a person"),
    ("A quota is used up", 1): _said(r"EMAIL +14 a second, [\d,]+ of 50,000 left.*\"status\": \"sent\""),
    ("An e-mail or a text did not arrive", 2): _said(r"may be written to again"),
    ("A chat waits for a person", 2): _said(r"goes on with the parent"),
    ("The payment provider told something twice, or never", 1): _said(r'"fee": "paid"'),
    ("A secret of GoCardless's is to be rotated", 1): _lies_there("access-token"),
    ("A secret of GoCardless's is to be rotated", 2): _lies_there("webhook-secret"),
    (SWITCH, 4): lambda evening, _ran: evening.somebody_pays(),
    ("GoCardless refuses an order", 1): _said(r'"refused".*cancellation.failed'),
    ("GoCardless refuses an order", 2): _said(r'"blocked_by": \[\]'),
    ("A subscription, or a refund, is not what it should be", 1): _said(r'"payment"'),
    ("A subscription, or a refund, is not what it should be", 2): _said(r"The payment is noted"),
    ("A new season", 1): lambda evening, _ran: _has_rows(evening.volunteer.folder / "season.csv"),
    ("A new season", 2): _said(r"2 to invite.*2 invited"),
}


def _has_rows(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8-sig").splitlines()) >= 3


@pytest.fixture(scope="module")
def evening(volunteer: Volunteer) -> Evening:
    return Evening(volunteer)


@pytest.fixture(scope="module")
def variables() -> dict[str, dict[str, str]]:
    """What each section's text told to put for its names, once its story has been told."""
    return {}


@pytest.mark.timeout(900)
@pytest.mark.parametrize("block", COMMANDS, ids=str)
def test_the_commands_run_as_they_are_written(block: Block, evening: Evening, variables: dict[str, dict[str, str]]):
    if block.section not in variables:
        variables[block.section] = STORIES.get(block.section, lambda _evening: {})(evening)
    named = set(re.findall(r"\$([A-Z_]+)", block.text))
    assert named <= variables[block.section].keys(), "nothing has happened that gives these a value"
    if block.text.startswith("aws ") and not shutil.which("aws"):
        pytest.skip("there is no AWS CLI on this machine")
    typed = TYPED.get((block.section, block.place), lambda _evening: "")(evening)
    ran = evening.volunteer.runs(block.text, variables[block.section], typed)
    assert ran.code == 0, ran.said + ran.complained
    THEN.get((block.section, block.place), lambda _evening, _ran: None)(evening, ran)


def test_every_story_belongs_to_a_section():
    told = {section for section, _ in (*THEN, *TYPED)}
    assert STORIES.keys() | told <= {block.section for block in COMMANDS}
    assert THEN.keys() | TYPED.keys() <= {(block.section, block.place) for block in blocks()}
