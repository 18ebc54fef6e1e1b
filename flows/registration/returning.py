"""A player who comes back for another season: who that is, what the parent sees of the last one, and what is new."""

from datetime import date, datetime
from typing import Any

from msgspec.structs import replace

from flows.answers import Choice, Misunderstood, Understood
from flows.families.carried_over import SOMETHING_CHANGED, STILL_THE_SAME, CarriedOver, meant
from flows.fees import fees
from flows.grammar.commands import Command
from flows.grammar.steps import Question, Questions
from flows.grammar.summary import check_your_answers, heading, numbered_lines
from flows.london import london_day
from flows.records import COMPLETE, Invite, Registration
from flows.registration.age_groups import season_year
from flows.registration.check_answers import CheckAnswers
from flows.registration.holds import player_key
from flows.registration.same_person import is_called

MEDICAL = ("medical_needs", "medical_details", "medicine_kept")


def comes_back(present: Registration, earlier: Registration) -> bool:
    """Whether it is the same player, by the name on the invite or the one that was given, in a later season."""
    names = {player_key(earlier.invite.player), player_key(earlier.confirmed.get("player_name") or "")}
    later = season_year(present.invite.season) > season_year(earlier.invite.season)
    return later and earlier.status in COMPLETE and player_key(present.invite.player) in names


def same_parent_as(present: Registration, other: Registration) -> bool:
    """Whether the invites are to one person: on a phone that two parents share neither sees what the other said."""
    return is_called(other.answers.get("parent_name") or other.invite.parent, present.invite.parent_first_name)


def returns(registration: Registration) -> bool:
    return registration.before is not None


def has_played_here(registration: Registration) -> bool | None:
    """True where the player was registered for the season before; None where nobody knows."""
    before = registration.before
    if before is None or before.status != "registered":
        return None
    return season_year(before.invite.season) == season_year(registration.invite.season) - 1 or None


def had_medical_needs(registration: Registration) -> bool:
    """Whether there are details to confirm. Where there were none it is asked as ever, so that a yes never means no."""
    told_anew = "medical_needs" in registration.answers and "medical_still" not in registration.answers
    return bool(_medical_before(registration).get("medical_details")) and not told_anew


def medical_still(registration: Registration) -> CarriedOver:
    return CarriedOver(_medical_before(registration), left={})


def medical_before(questions: Questions, registration: Registration, player: str) -> str:
    """The medical details of an earlier season, a line each, as one text."""
    told = [(questions[name], value) for name, value in _medical_before(registration).items() if name in questions]
    lines = [f"{each.label}: {each.kind(registration, questions).show(value)}" for each, value in told]
    return "\n".join([f"*What the coaches know of {player}*", *lines])


def what_the_club_has(questions: Questions, registration: Registration, player: str) -> str:
    """All that lasts of an earlier season, a numbered line each, as one text."""
    shown = numbered_lines(questions, registration).items()
    lines = [line + _since(registration, question) for question, line in shown]
    season = registration.before.invite.season if registration.before else ""
    return "\n".join([heading(registration, player), f"This is what the club has from {season}:", *lines])


def what_is_new(questions: Questions, registration: Registration, player: str) -> str:
    """The summary; of who returns with the new fees, and who has just said that all is still right sees only what has
    come to it.
    """
    before = registration.before
    if before is None:
        return check_your_answers(questions, registration, player)
    seen = registration.answers.get("last_season") == STILL_THE_SAME
    shown = numbered_lines(questions, registration).items()
    lines = [line for question, line in shown if not seen or _is_new(question, registration, before.answers)]
    rest = "Everything else is as you've just seen it. " if seen else ""
    return "\n".join([heading(registration, player), *lines, "", rest + _fees(registration, before.invite)])


def _medical_before(registration: Registration) -> dict[str, Any]:
    answers = registration.before.answers if registration.before else {}
    return {name: answers[name] for name in MEDICAL if name in answers}


def _since(registration: Registration, question: Question) -> str:
    """From which day a picture is."""
    at = registration.answers.get(question.kept_at) if question.picture else None
    day = at and london_day(datetime.fromisoformat(at))
    return f", {day.day} {day:%B %Y}" if day else ""


def _is_new(question: Question, registration: Registration, before: dict[str, Any]) -> bool:
    if question.returning:
        return False
    return not question.lasts or registration.answers[question.name] != before.get(question.name)


def _fees(registration: Registration, invite: Invite) -> str:
    """What this season costs, beside what an earlier one did by its invite."""
    now, then = fees(registration), fees(replace(registration, invite=invite, discount=None, noted={}))
    since = "as last season" if now == then else f"last season it was {then}"
    return f"For {registration.invite.season} it's {now}; {since}."


class StillRight(CheckAnswers):
    """`"yes"` or `"changed"`, or at once the line that is to change."""

    choices = (Choice(STILL_THE_SAME, "All still right"), Choice(SOMETHING_CHANGED, "Something changed"))
    example = STILL_THE_SAME

    def read(self, text: str, today: date) -> Understood | Command | Misunderstood:
        if value := meant(text, today):
            return Understood(value)
        heard = super().read(text, today)
        if isinstance(heard, Understood):
            return Understood(STILL_THE_SAME if heard.value == "send" else SOMETHING_CHANGED)
        if isinstance(heard, Command):
            return heard
        return Misunderstood('Say "yes" if all of it is still right, or name what changed, for example "change email".')

    def show(self, value: object) -> str:
        return next((choice.label for choice in self.choices if choice.value == value), str(value))
