"""Each particular is a text in club.toml, at the desk and in the table: what is read of it is written back the same."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.fees import Asked
from flows.particulars.fees import fees_in_text, read_fees
from flows.particulars.table import PARTICULARS, texts_of, with_texts
from flows.registration.invites import read_invite
from flows.registration.usual import as_told, read_draft
from tests.support.chats.chat import CLUB
from tests.support.chats.examples import INVITE
from tests.support.runner.thoroughness import examples

AMOUNTS = st.integers(0, 100_000_00)
FEES = st.dictionaries(st.integers(7, 23), st.builds(Asked, AMOUNTS, AMOUNTS))
SAID = {
    "fees": "u11s=45+27.50, u12s=50+30",
    "teams": "Otters: the Reds u9s: Jo Smith, Jr, +447700900042\nPanthers u11s: Kim Brown, +447700900041",
    "season": "2026-27 from 2026-05-01 to 2027-04-30",
    "night": "19:00-08:15",
    "payment_line": "To register, pay £{fee} now, then £{monthly} a month by Direct Debit.",
}
IN_ALL = with_texts(CLUB, SAID)


@given(FEES)
@settings(max_examples=examples(100))
def test_any_fees_are_read_as_they_are_written(fees: dict[int, Asked]):
    text = fees_in_text(fees)
    assert read_fees(text) == fees
    assert not fees or PARTICULARS["fees"].fits(text)


def test_a_club_and_its_texts_are_the_same():
    assert {name: texts_of(IN_ALL)[name] for name in SAID} == SAID
    assert with_texts(CLUB, texts_of(IN_ALL)) == IN_ALL


@pytest.mark.parametrize(
    "texts", [{"colour": "blue"}, {"fees": "u11s=40"}, {"night": "23:00-05:00"}, {"contact": ""}, {"teams": "Panthers"}]
)
def test_what_another_release_wrote_leaves_the_club_as_it_is(texts: dict[str, str]):
    assert with_texts(CLUB, texts) == CLUB


def test_an_invite_may_leave_out_all_that_the_club_says():
    bare = {name: INVITE[name] for name in INVITE if name.startswith(("player", "parent"))} | {"team_name": "panthers"}
    invite = read_draft(bare, IN_ALL).invite
    assert (invite.season, invite.side, invite.manager_name) == ("2026-27", "panthers u11s", "Kim Brown")
    assert (invite.membership_fee, invite.monthly_fee) == (4500, 2750)


def test_of_another_team_the_manager_of_before_is_not_kept():
    told = read_invite(INVITE | {"team_name": "Otters: the Reds", "age_group": "u9s"})
    draft = read_draft(INVITE | {"team_manager_1_full_name": "", "team_manager_1_tel": ""}, IN_ALL)
    assert as_told(draft, told).manager_name == "Kim Brown"
    assert as_told(draft, read_invite(INVITE)).manager_name == INVITE["team_manager_1_full_name"]


def test_a_season_ends_with_the_players_registrations_at_the_latest():
    assert IN_ALL.season.last == date(2027, 4, 30)
    assert PARTICULARS["season"].fits("2026-27 from 2026-05-01 to 2027-06-30")
    assert not PARTICULARS["season"].fits("2026-27 from 2026-05-01 to 2027-07-01")
