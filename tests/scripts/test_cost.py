"""What registrations cost: counted in a run of the command, and reckoned from known counts."""

import re
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import msgspec
import pytest

from bot.scheduled import budget
from scripts.cost.__main__ import main
from scripts.cost.bill import Bill, make_out
from scripts.cost.prices import PRICES, BadPrices, Prices, read_prices
from scripts.cost.standing import TEMPLATES, month_use
from scripts.cost.usage import WHATSAPP, Uncounted, Usage, billed_calls, metrics_in, sent_use, whatsapp_use
from tests.support.house import House
from tests.support.sender.office import Office

TODAY = date(2026, 11, 22)
ROOT = Path(__file__).resolve().parents[2]
TEXTED = "+447700900124"
SOME = """
looked_up = 2026-11-01
good_until = 2026-12-31
region = "here"
usd_in_gbp = 0.5
usd_in_gbp_note = "made up"

[prices.twilio_messages]
vendor = "Twilio"
what = "messages"
usd = 0.01
per = 1
unit = "message"
free = 1500
source = "https://twilio.example.com/"
read = "vendor"

[prices.emails]
vendor = "AWS SES"
what = "e-mails"
usd = 0.10
per = 1000
unit = "recipient"
source = "https://aws.example.com/"
read = "quoted"
"""


@pytest.fixture(scope="module")
def counts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the command kept the counts of a run of two registrations, one of them by text, beside what it printed."""
    kept = tmp_path_factory.mktemp("cost") / "counts.json"
    lasting = kept.with_name("prices.toml")  # the command goes by today's date
    lasting.write_text(re.sub(r"(?m)^good_until = .*", "good_until = 9999-12-31", PRICES.read_text()))
    command = [sys.executable, "-m", "scripts.cost", "--registrations", "2", "--counts", kept, "--prices", lasting]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=100)  # noqa: S603
    assert (done.returncode, done.stderr) == (0, "")
    kept.with_suffix(".txt").write_text(done.stdout)
    return kept


@pytest.fixture
def used(counts: Path) -> Usage:
    return msgspec.json.decode(counts.read_bytes(), type=Usage)


@pytest.fixture(scope="module")
def prices() -> Prices:
    return read_prices(PRICES, TODAY)


@pytest.fixture
def some(tmp_path: Path) -> Path:
    """A file of two prices."""
    path = tmp_path / "some.toml"
    path.write_text(SOME)
    return path


def test_a_run_prints_a_table_and_its_totals(counts: Path, used: Usage, prices: Prices):
    bill, printed = make_out(used, prices), counts.with_suffix(".txt").read_text()
    assert "SMS to UK numbers" in printed
    fortnight, month = printed.split("A month, whatever happens\n")
    assert f"£{bill.per_thousand:,.2f}" in fortnight
    assert f"£{bill.per_month:,.2f}" in month
    assert re.search(r"alarms +19 .* 10 +0\.68\n", month), "the free ones stand beside what is used"
    assert "Most of it is Meta's WhatsApp messages in the chat" in month
    assert "Prices of 2026-11-22" in printed


def test_aws_costs_three_pounds_at_most_before_anybody_registers(used: Usage, prices: Prices):
    listed, less_free = make_out(used, prices).fixed_at_aws
    assert less_free <= 3 < listed
    assert less_free + prices.pounds("secrets", 1) <= 3, "where GoCardless takes the payments, it has one more"
    assert used.month["metrics"] == 4, (
        "our mistakes, alerts at risk, the sender's rate of failures and how long it is held up"
    )
    assert used.month["dashboards"] == 1


def test_what_was_counted_is_what_two_registrations_need(used: Usage):
    counted = used.played
    assert used.registrations == 2
    assert counted["s3_puts"] == 1
    assert counted["meta_templates"] == 1  # the invite that arrived
    assert counted["twilio_messages"] > counted["meta_free_form"] > 20
    assert counted["sms_segments"] >= 5  # the invite and four reminders of the one who is not on WhatsApp
    assert counted["api_requests"] < counted["lambda_requests"]
    assert counted["dynamodb_write_units"] > counted["dynamodb_read_units"] > 0
    assert counted["lambda_gb_seconds"] > 0


def test_every_message_is_for_something_and_of_somebody(used: Usage):
    messages = {*WHATSAPP, "emails", "sms_segments"}
    for_something = sum(map(Counter, used.purposes.values()), Counter())
    of_somebody = sum((Counter(each.used) for each in used.parents.values()), Counter())
    to_the_club = sum((Counter(of) for why, of in used.purposes.items() if why.endswith("to the club")), Counter())
    played = Counter({name: count for name, count in used.played.items() if name in messages})
    assert +for_something == +played
    assert +(of_somebody + to_the_club) == +played
    assert {"chat: invites", "chat: questions and answers", "texts to parents"} <= used.purposes.keys()
    assert sum(each.registrations for each in used.parents.values()) == used.registrations


def test_a_registration_is_priced_by_what_the_parent_did(counts: Path, used: Usage, prices: Prices):
    bill, printed = make_out(used, prices), counts.with_suffix(".txt").read_text()
    by_kind = dict(bill.parents)
    assert by_kind["with a photo"] > 2 * by_kind["not on whatsapp"] > 0
    assert re.search(rf"with a photo +£{by_kind['with a photo']:.2f}\n", printed)
    assert "What the messages were for, of 1,000 registrations\n" in printed


def test_a_sheet_of_invites_is_forecast_by_the_same_prices(prices: Prices):
    assert pytest.approx(prices.pounds("meta_free_form", 1)) == budget.META
    assert pytest.approx(prices.pounds("meta_templates", 1)) == budget.META
    assert pytest.approx(prices.pounds("twilio_messages", 1)) == budget.TWILIO


def test_everything_counted_has_a_price_and_every_price_is_for_something(used: Usage, prices: Prices):
    assert {*used.played, *used.month} == set(prices.prices)
    assert all(price.source.startswith("https://") for price in prices.prices.values())
    assert all(price.note for price in prices.prices.values() if price.read == "assumed")


def test_kept_counts_are_priced_again_in_markdown(counts: Path, capsys: pytest.CaptureFixture):
    assert main(["--counts", str(counts), "--markdown"], TODAY) == 0
    assert "| Twilio | WhatsApp messages, in and out |" in capsys.readouterr().out


def test_arithmetic(some: Path):
    used = Usage(registrations=10, played={"twilio_messages": 30, "emails": 20}, month={"twilio_messages": 100})
    bill = make_out(used, read_prices(some, TODAY))
    assert [(line.name, line.count) for line in bill.registrations] == [("twilio_messages", 3000), ("emails", 2000)]
    assert [line.pounds for line in bill.registrations] == pytest.approx([15.00, 0.10])
    assert [line.less_free for line in bill.registrations] == pytest.approx([7.50, 0.10])
    assert bill.fixed_at_aws == (0, 0)
    assert (bill.per_thousand, bill.per_month) == pytest.approx((15.10, 0.50))
    assert bill.with_free_amounts == pytest.approx(0.10 + (3000 + 100 - 1500) * 0.005)
    assert [vendor for vendor, _ in bill.by_vendor()] == ["Twilio", "AWS"]


def test_a_parent_who_needs_a_text_costs_more_by_exactly_that(house: House, office: Office, prices: Prices):
    house.parent(TEXTED).phone.fault(code=63024)
    assert house.admin_invites().status_code == 200
    assert house.admin_invites(parent_tel=TEXTED, player_first_name="Mia").status_code == 200
    house.news_arrives()
    office.works()
    reached, texted = (bill_of(house, number, prices) for number in ("+447700900123", TEXTED))
    (text,) = house.world.aws.sent.messages(TEXTED)
    the_text = prices.pounds("sms_segments", text["segments"]) * 1000
    the_template = prices.pounds("meta_templates", 1) * 1000  # Meta bills what is delivered
    assert texted.per_thousand - reached.per_thousand == pytest.approx(the_text - the_template)


def bill_of(house: House, number: str, prices: Prices) -> Bill:
    """What was sent to one parent."""
    used = whatsapp_use(house.world.twilio.messages.of(number)) | sent_use(house.world.aws.sent.messages(number))
    return make_out(Usage(registrations=1, played=used, month={}), prices)


@pytest.mark.parametrize("field", ["vendor", "what", "usd", "per", "unit", "source", "read"])
def test_a_price_that_lacks_something_is_named(some: Path, field: str):
    cut = "\n".join(line for line in SOME.split("[prices.emails]")[1].splitlines() if not line.startswith(f"{field} ="))
    some.write_text(SOME.split("[prices.emails]")[0] + "[prices.emails]" + cut)
    with pytest.raises(BadPrices, match=rf"some\.toml: \[prices\.emails\] .*`{field}`"):
        read_prices(some, TODAY)


def test_what_has_no_price_is_named(some: Path, tmp_path: Path, capsys: pytest.CaptureFixture):
    counts = tmp_path / "counts.json"
    counts.write_bytes(msgspec.json.encode(Usage(1, {"twilio_messages": 1, "faxes": 2}, {})))
    assert main(["--counts", str(counts), "--prices", str(some)], TODAY) == 1
    assert capsys.readouterr().err == f"{some}: there is no [prices.faxes], by which something is billed\n"


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("looked_up = 2026-11-01\n", "", "`looked_up`"),
        ("good_until = 2026-12-31\n", "", "`good_until`"),
        ("2026-12-31", "2026-11-21", "the prices of 2026-11-01 were good until 2026-11-21. Look them up again"),
    ],
)
def test_prices_without_a_date_or_too_old_are_refused(
    some: Path, before: str, after: str, says: str, capsys: pytest.CaptureFixture
):
    some.write_text(SOME.replace(before, after))
    assert main(["--prices", str(some)], TODAY) == 1
    assert says in capsys.readouterr().err


def test_a_service_that_nobody_priced_is_named():
    with pytest.raises(Uncounted, match="kms Decrypt"):
        billed_calls(Counter({"kms Decrypt": 1}))


def test_a_look_into_an_empty_queue_counts_by_the_month_alone():
    looks = Counter({"sqs fifo ReceiveMessage": 2, "sqs fifo ReceiveMessage in vain": 3})
    assert billed_calls(looks)["sqs_fifo_requests"] == 2
    assert billed_calls(looks, in_vain=True)["sqs_fifo_requests"] == 5


def test_a_month_takes_what_is_deployed():
    ticks = [(0.010, Counter({"dynamodb read units": 1})), (0.020, Counter({"dynamodb read units": 2}))]
    month = month_use({"bot": ticks, "sender": [(0.005, Counter())]}, metrics=7)
    assert month["lambda_requests"] >= 30 * 24 * 60
    assert month["dynamodb_read_units"] >= 30 * 24 * 60 * 1.5
    templates = "".join(template.read_text() for template in TEMPLATES.values())
    assert month["secrets"] == templates.count("AWS::SecretsManager::Secret\n")
    assert month["alarms"] == templates.count("AWS::CloudWatch::Alarm\n")
    assert month["metrics"] == 7


def test_metrics_are_told_apart_by_name_and_dimensions():
    def line(question: str) -> str:
        directive = {"Namespace": "Bot", "Dimensions": [["question"]], "Metrics": [{"Name": "Answers"}]}
        return msgspec.json.encode({"_aws": {"CloudWatchMetrics": [directive]}, "question": question}).decode()

    assert metrics_in([line("email"), "no metric", line("email"), line("kit_size")]) == 2
