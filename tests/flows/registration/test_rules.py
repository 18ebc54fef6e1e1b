"""Age groups, seasons, fees and invites: the club's rules as tables."""

from datetime import date
from typing import Any

import pytest

from flows.answers.dates.ages import age
from flows.money import pence, pounds
from flows.registration.age_groups import Fit, age_group, fit, own_age_group, season_year
from flows.registration.holds import player_key
from flows.registration.invites import Faults, read_invite, variables
from flows.templates import first_name
from tests.support.chats.examples import INVITE


@pytest.mark.parametrize(
    ("given", "total", "shown"),
    [
        ("40", 4000, "40"),
        ("40.50", 4050, "40.50"),
        ("40.5", 4050, "40.50"),
        ("£40", 4000, "40"),
        ("£ 26.00", 2600, "26"),
        (40, 4000, "40"),
        (19.99, 1999, "19.99"),  # int(19.99 * 100) is 1998
        ("1,200", 120000, "1200"),
        ("0", 0, "0"),  # a club may have no monthly fee
    ],
)
def test_fees_are_whole_pence(given: Any, total: int, shown: str):
    assert pence(given) == total
    assert pounds(total) == shown


@pytest.mark.parametrize(
    "given", ["forty", "-1", "40.505", "40 pounds", "", None, True, [40], {}, "1e3", "nan", float("inf"), "12345678"]
)
def test_what_is_no_amount_is_refused_with_the_remedy(given: Any):
    with pytest.raises(ValueError, match="must be"):
        pence(given)


@pytest.mark.parametrize("given", ["u11s", "U11", "u11", "Under 11s", "under-11", "U11's", " u11s "])
def test_age_groups_as_clubs_write_them(given: str):
    assert age_group(given) == 11


@pytest.mark.parametrize("given", ["", "11", "u5s", "u6s", "u99s", "adults", "u11s and u12s"])
def test_what_is_no_age_group_is_refused(given: str):
    with pytest.raises(ValueError, match="like u11s"):
        age_group(given)


@pytest.mark.parametrize(
    ("given", "year"), [("2026-27", 2026), ("2026/27", 2026), ("2026-2027", 2026), ("2099-00", 2099)]
)
def test_seasons(given: str, year: int):
    assert season_year(given) == year


@pytest.mark.parametrize("given", ["2026", "2026-28", "26-27", "next", "2027-26"])
def test_what_is_no_season_is_refused(given: str):
    with pytest.raises(ValueError, match="like 2026-27"):
        season_year(given)


@pytest.mark.parametrize(
    ("born", "own", "how"),
    [
        ("2015-08-31", 12, Fit.TOO_OLD),
        ("2015-09-01", 11, Fit.FITS),
        ("2016-02-29", 11, Fit.FITS),
        ("2016-08-31", 11, Fit.FITS),
        ("2016-09-01", 10, Fit.ONE_UP),
        ("2017-08-31", 10, Fit.ONE_UP),
        ("2017-09-01", 9, Fit.TOO_YOUNG),
        ("2020-08-31", 7, Fit.TOO_YOUNG),
        ("2020-09-01", 6, Fit.UNDER_SIX),  # five on 31 August 2026
    ],
)
def test_the_under_11s_of_2026_27(born: str, own: int, how: Fit):
    assert own_age_group(date.fromisoformat(born), 2026) == own
    assert fit(date.fromisoformat(born), 11, 2026) is how


@pytest.mark.parametrize(
    ("born", "today", "years"),
    [
        ("2016-05-03", "2026-05-02", 9),
        ("2016-05-03", "2026-05-03", 10),
        ("2016-02-29", "2027-02-28", 10),
        ("2016-02-29", "2027-03-01", 11),
    ],
)
def test_age(born: str, today: str, years: int):
    assert age(date.fromisoformat(born), date.fromisoformat(today)) == years


def test_every_fault_of_an_invite_is_named_at_once():
    with pytest.raises(Faults) as faults:
        read_invite({})
    assert set(faults.value.errors) == set(INVITE)
    assert set(faults.value.errors.values()) == {"is missing"}


@pytest.mark.parametrize("body", [None, [], "x", 5])
def test_what_is_no_invite_at_all_is_named_too(body: Any):
    with pytest.raises(Faults, match="JSON object"):
        read_invite(body)


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("parent_first_name", "Unknown"),
        ("parent_first_name", "{{parent_first_name}}"),
        ("parent_first_name", "Parent's name"),  # the template's own sample
        ("parent_first_name", "   "),
        ("parent_first_name", "07700 900123"),
        ("parent_first_name", 5),
        ("player_last_name", "null"),
        ("team_name", "x" * 61),
        ("team_manager_1_full_name", "Unknown Manager"),
        ("team_manager_1_tel", "12"),
        ("parent_tel", "not a number"),
        ("parent_tel", None),
        ("age_group", "adults"),
        ("current_registration_season", "2026-29"),
        ("membership_fee_amount", "lots"),
        ("subscription_fee_amount", ""),
    ],
)
def test_one_bad_field_is_named_alone(field: str, given: Any):
    with pytest.raises(Faults) as faults:
        read_invite(INVITE | {field: given})
    assert list(faults.value.errors) == [field]


def test_the_managers_older_field_is_accepted():
    body = {field: value for field, value in INVITE.items() if field != "team_manager_1_full_name"}
    assert read_invite(body | {"manager_full_name": "Kim Lee"}).manager_name == "Kim Lee"


def test_the_nine_variables_of_the_template():
    assert variables(read_invite(INVITE)) == {
        "1": "Jane",
        "2": "Sam",
        "3": "Panthers",
        "4": "u11s",
        "5": "2026-27",
        "6": "40",
        "7": "26",
        "8": "Alex Johnson",
        "9": "07700 900001",
    }


def test_variables_are_one_line_whatever_was_posted():
    read = read_invite(INVITE | {"team_name": " Pan\tthers \n Blue    and White "})
    assert read.team == "Pan thers Blue and White"


@pytest.mark.parametrize(
    "tel", ["+447700900123", "07700 900123", "07700900123", "+44 (0)7700 900123", "0044 7700 900 123", 447700900123]
)
def test_one_phone_in_many_forms(tel: Any):
    assert read_invite(INVITE | {"parent_tel": tel}).parent_phone == "+447700900123"


@pytest.mark.parametrize(
    ("invited", "full_name", "called"),
    [
        ("Sam", "Samuel Smith", "Sam"),
        ("An", "Nguyễn Văn An", "An"),
        ("Smair", "Samir Smith", "Samir"),
        ("José", "José García", "José"),
        ("Mary Jane", "Mary Jane Watson", "Mary Jane"),
    ],
)
def test_what_to_call_a_child(invited: str, full_name: str, called: str):
    assert first_name(invited, full_name) == called


def test_one_player_in_two_spellings():
    assert player_key("José  Smith") == player_key("jose\u0301 smith")
