"""The families of the example season: nobody is two of them, and each has an invite that is good."""

from collections import Counter

from flows.registration.invites import read_invite
from local.season.courses import COURSES, SILENT
from local.season.families import Family

FAMILIES = [Family(at) for at in range(len(COURSES))]


def test_there_are_sixty_and_each_is_somebody_else():
    assert len(FAMILIES) == 60
    assert len({each.phone for each in FAMILIES}) == 60
    assert len({(each.player, each.team) for each in FAMILIES}) == 60


def test_no_two_of_a_team_want_one_shirt():
    shirts = Counter((each.team, each.shirt) for each in FAMILIES)
    assert max(shirts.values()) == 1
    assert not {shirt for _, shirt in shirts} & {1, 12}, "those are the goalkeepers'"


def test_each_can_be_invited_and_is_of_the_teams_age():
    for each in FAMILIES:
        invite = read_invite(each.invite("2026-27"))
        assert (invite.team, invite.age_group) == each.team
        assert each.born_in("2026-27") == f"3 May {2027 - each.team[1]}"


def test_one_of_them_falls_silent_before_the_others_begin():
    assert len(SILENT) == 1
