"""A club's own questions in the running bot: read where they are laid down, asked, exported, and gone again."""

import csv
from typing import Any

import pytest

from bot.store.club_questions import ClubQuestions, digest
from tests.support.chats.club_questions import AGREEMENTS, SHIN_PADS, changed
from tests.support.chats.examples import after, up_to
from tests.support.club import SEASON, Club
from tests.support.house import House


class ClubThatAsks(Club):
    """A club with questions of its own."""

    @property
    def questions(self) -> ClubQuestions:
        return ClubQuestions(self.house.bot.dynamodb, self.house.settings.table)

    def asks(self, *entries: dict[str, Any]) -> None:
        """Lay them down, and begin anew as a deployment has it."""
        self.questions.keep(list(entries))
        self.house.start()

    def exports(self) -> dict[str, str]:
        """The one registration as the CSV has it."""
        answer = self.calls("GET", f"/registrations.csv?season={SEASON}")
        (row,) = csv.DictReader(answer.data.decode("utf-8-sig").splitlines())
        return row


@pytest.fixture
def club(house: House) -> ClubThatAsks:
    return ClubThatAsks(house)


def test_they_are_asked_changed_summed_up_and_exported(house: House, club: ClubThatAsks):
    club.asks(SHIN_PADS, AGREEMENTS)
    house.admin_invites()
    parent = house.parent()
    parent.says(*up_to("goalkeeper"))
    assert parent.labels == ["Small", "Large"]
    parent.taps("Small")
    parent.says("no", *after("goalkeeper"))
    assert parent.labels == ["Yes, to all", "Not to all"]
    parent.says("all but photos", "change shin pads to large", "yes")
    assert parent.registration.status == "payment_pending"
    row = club.exports()
    asked = ("club_shin_pads", "club_play", "club_photos", "club_care")
    assert [row[name] for name in asked] == ["Large", "Yes", "No", "Yes"]
    shown = club.reads(parent.registration.reference).json["answers"]
    assert (shown["club_photos"], shown["club_photos_wording"]) == (False, "2026-12")


def test_one_that_comes_and_goes_leaves_nobody_behind(house: House, club: ClubThatAsks):
    house.admin_invites()
    parent = house.parent()
    parent.says(*up_to("goalkeeper"))
    club.asks(changed(SHIN_PADS, after="goalkeeper"))
    parent.says("no")
    assert parent.registration.state == "club_shin_pads"
    club.asks()
    parent.says("small")
    assert "The club has changed its questions" in parent.hears
    parent.says(*after("goalkeeper"), "yes")
    assert parent.registration.status == "payment_pending"
    assert "club_shin_pads" not in club.exports()


def test_one_about_health_is_shown_to_keys_with_leave_and_stays_so_when_it_is_gone(house: House, club: ClubThatAsks):
    club.asks(changed(SHIN_PADS, kind="words", choices=None, medical=True))
    house.admin_invites()
    parent = house.parent()
    parent.answers_until("check_answers", club_shin_pads="wide ones, for his splints")
    parent.says("yes")
    reference = parent.registration.reference
    for asked in ((SHIN_PADS | {"kind": "words", "medical": True},), ()):
        club.asks(*(changed(each, choices=None) for each in asked))
        assert club.reads(reference).json["answers"]["club_shin_pads"] is None
        assert "splints" not in str(club.exports())
    club.key = club.makes_a_key("read", "medical")
    assert "splints" in club.reads(reference).json["answers"]["club_shin_pads"]


def test_none_are_laid_down_at_first(club: ClubThatAsks):
    assert club.questions.read() == []
    assert club.questions.keep([]) is False


def test_what_is_laid_down_is_read_and_the_same_again_changes_nothing(club: ClubThatAsks):
    assert club.questions.keep([SHIN_PADS, AGREEMENTS]) is True
    assert club.questions.read() == [SHIN_PADS, AGREEMENTS]
    assert club.questions.keep([SHIN_PADS, AGREEMENTS]) is False


def test_a_digest_tells_one_set_from_another():
    sets = [[], [SHIN_PADS], [changed(SHIN_PADS, label="Size")], [SHIN_PADS, AGREEMENTS], [AGREEMENTS, SHIN_PADS]]
    assert len({digest(each) for each in sets}) == len(sets)
    assert digest([dict(reversed(SHIN_PADS.items()))]) == digest([SHIN_PADS])
