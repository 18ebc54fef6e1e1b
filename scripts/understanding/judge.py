"""What a reply came to, held against what it should come to."""

import unicodedata
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from flows.engine.conversation import hear
from flows.families import add
from flows.records import Conversation, Known, Message, Registration
from flows.registration.invites import read_invite
from flows.registration.questions import registration as flow
from flows.understanding.turn import Turn
from local.example_family import INVITE
from tests.support.chats.chat import CLUB

NOON = datetime(2026, 8, 3, 12, tzinfo=UTC)
BEFORE: dict[str, Any] = {
    "ready": "yes", "player_name": "Sam Smith", "born_on": "2016-05-03", "gender": "Male", "medical_needs": True,
    "medical_details": "hay fever", "played_last_season": False, "previous_club": "Flixton Juniors",
    "relationship": "Mother", "parent_name": "Jane Smith", "parent_born_on": "1988-02-14", "email": "jane@example.com",
    "consent": {"email": True, "sms": True}, "postcode": "M41 5AA", "house": "12", "street": "Acacia Avenue, Urmston",
    "lives_here": "yes", "child_postcode": "M33 7AB", "child_house": "4", "child_street": "Canal Street, Sale",
    "kit_size": "9/10", "goalkeeper": False, "shirt_number": 7, "photo": None, "payment_day": 15,
}  # fmt: skip
OF_A_TEENAGER = {
    "born_on": "2011-05-03", "child_phone": "+447700900222", "child_email": "sam@example.org",
    "emergency_name": "Pat Smith", "emergency_phone": "+447700900333",
}  # fmt: skip
ELSEWHERE = {"child_postcode", "child_house", "child_street"}
HANDED_OVER = {"safeguarding", "emergency", "hardship", "person", "stuck", "complaint"}
FOLLOWS = {"consent_wording", "consent_at", "emergency_phone"}  # kept along with an answer, and no answers themselves
OF_NONE = {
    "previous_club": "None", "medicine_kept": "None needed", "child_phone": "Not provided",
    "child_email": "Not provided", "shirt_number": "To be agreed",
}  # fmt: skip


class Verdict(StrEnum):
    UNDERSTOOD = "understood"  # stored rightly at once, or rightly left alone
    PROPOSED = "proposed"  # asked about rightly, and stored after a yes
    MISSED = "missed"  # it costs the parent a turn
    WRONG = "WRONG"  # something else is stored, or a wish or a danger was not heard


class Reply(msgspec.Struct, frozen=True):
    """One reply. `wants` is the right outcome: "value" and "also", "change" of an earlier answer (and of the one that
    is asked for, where both are to be heard), "person", "stop", or "nothing" ("talk" that is answered, or "unclear")
    with what may be stored as well under "or".
    """

    at: str
    says: str
    wants: dict[str, Any]
    id: str = ""
    invite: dict[str, Any] = {}
    answers: dict[str, Any] = {}
    u16: bool = False

    @property
    def of_a_teenager(self) -> bool:
        return self.u16 or self.at in OF_A_TEENAGER.keys() - {"born_on"}


class Heard(NamedTuple):
    """Where a parent stands after the reply, and what was answered before it."""

    conversation: Conversation
    here: Registration
    turn: Turn
    before: dict[str, Any]

    @property
    def stored(self) -> dict[str, Any]:
        kept = {name: OF_NONE.get(name) if value is None else value for name, value in self.here.answers.items()}
        return {name: value for name, value in kept.items() if self.before.get(name, ...) != value}

    def __str__(self) -> str:
        proposal, paused = self.here.proposal, self.conversation.paused
        said = " / ".join(text for reply in self.turn.replies for text in reply.paragraphs)
        parts = [f"stored {self.stored}" if self.stored else "stored nothing"]
        parts += [f"proposed {proposal.about or proposal.command}={proposal.value!r}"] if proposal else []
        parts += [f"paused: {paused.reason}"] if paused else []
        return f"{'; '.join(parts)}; at {self.here.state}: {said[:160]!r}"


def replies(files: Iterable[Path]) -> Iterator[Reply]:
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.strip():
                yield msgspec.json.decode(line, type=Reply)


def say(reply: Reply) -> Heard:
    """A usual parent at the question, with the earlier answers given, says it."""
    conversation = standing_at(reply)
    registration = conversation.registrations[0]
    before = dict(registration.answers)
    turn = _hear(conversation, reply.says, minute=5)
    return Heard(conversation, conversation.registration or registration, turn, before)


def standing_at(reply: Reply) -> Conversation:
    """The chat of a usual parent who is asked the question, with the earlier answers given."""
    invite = INVITE | ({"age_group": "u16s"} if reply.of_a_teenager else {}) | reply.invite
    conversation = Conversation(parent=invite["parent_tel"])
    add(flow, conversation, read_invite(invite), "REF1", NOON)
    [registration] = conversation.registrations
    answers = _answers(reply)
    names = list(flow.questions)
    asked = msgspec.structs.replace(registration, answers=answers)
    earlier = (name for name in names[: names.index(reply.at)] if name in answers)
    registration.answers = {name: answers[name] for name in earlier if flow.questions[name].ask_if(asked)}
    registration.words_due_at = 99
    flow.set_state(reply.at, registration)
    if registration.answers:
        registration.become("started", NOON, "the parent began")
    conversation.heard_at = NOON
    return conversation


def _answers(reply: Reply) -> dict[str, Any]:
    answers = BEFORE | (OF_A_TEENAGER if reply.of_a_teenager else {})
    answers |= {"lives_here": "no"} if reply.at in ELSEWHERE else {}
    answers |= {"medical_details": "asthma, has an inhaler"} if reply.at == "medicine_kept" else {}
    return answers | reply.answers


def _hear(conversation: Conversation, text: str, minute: int) -> Turn:
    now, known = NOON.replace(minute=minute), Known(token="a-token", looked=True)  # noqa: S106
    return hear(flow, conversation, Message(sid=f"SM{minute}", text=text), now, CLUB, known)


def judge(reply: Reply, heard: Heard) -> Verdict:
    """The verdict on one reply."""
    wants, conversation = reply.wants, heard.conversation
    if "person" in wants:
        reached = conversation.paused or any(fact in HANDED_OVER for _, fact in heard.turn.facts)
        offered = heard.here.proposal is not None and heard.here.proposal.command == "person"
        return Verdict.UNDERSTOOD if reached else Verdict.PROPOSED if offered else Verdict.WRONG
    if "stop" in wants:
        return Verdict.UNDERSTOOD if conversation.opted_out_at else Verdict.WRONG
    if conversation.paused or conversation.opted_out_at:
        return Verdict.WRONG
    if "nothing" in wants:
        return _nothing(reply, heard)
    if "change" in wants:
        hear = _both if reply.at in wants["change"] else _changed
        return hear(wants["change"], heard)
    return _answered(reply, heard)


def misproposed(reply: Reply, heard: Heard, verdict: Verdict) -> bool:
    """Whether what is proposed is not what was said."""
    proposal = heard.here.proposal
    if proposal is None or (verdict in (Verdict.UNDERSTOOD, Verdict.PROPOSED) and "nothing" not in reply.wants):
        return False
    value = OF_NONE.get(proposal.about) if proposal.value is None else proposal.value
    wanted = reply.wants.get("change", {reply.at: reply.wants.get("or", [])})
    return not same(value, wanted.get(proposal.about, []))


def _nothing(reply: Reply, heard: Heard) -> Verdict:
    allowed = reply.wants.get("or", [])
    if any(name != reply.at or not same(value, allowed) for name, value in heard.stored.items()):
        return Verdict.WRONG
    talked = reply.wants["nothing"] == "talk"
    return Verdict.MISSED if talked and heard.here.misunderstood else Verdict.UNDERSTOOD


def _changed(wanted: dict[str, list[Any]], heard: Heard) -> Verdict:
    if heard.stored.keys() - wanted.keys() - FOLLOWS:
        return Verdict.WRONG
    if all(same(heard.here.answers.get(name), values) for name, values in wanted.items()):
        return Verdict.UNDERSTOOD
    proposal = heard.here.proposal
    value = proposal and (OF_NONE.get(proposal.about) if proposal.value is None else proposal.value)
    offered = proposal and same(value, wanted.get(proposal.about, []))
    return Verdict.PROPOSED if offered or heard.here.state in wanted else Verdict.MISSED


def _both(wanted: dict[str, list[Any]], heard: Heard) -> Verdict:
    """An answer, and beside it an earlier one that is put right: what is proposed is said yes to, one at a time."""
    if any(not same(value, wanted.get(name, [])) for name, value in heard.stored.items() if name not in FOLLOWS):
        return Verdict.WRONG
    for minute in range(6, 6 + len(wanted)):
        proposal = heard.here.proposal
        if proposal is None or not same(proposal.value, wanted.get(proposal.about, [])):
            break
        _hear(heard.conversation, "yes", minute)
    whole = all(same(heard.here.answers.get(name), values) for name, values in wanted.items())
    return Verdict.PROPOSED if whole else Verdict.MISSED


def _answered(reply: Reply, heard: Heard) -> Verdict:
    at, values, extra, stored = reply.at, reply.wants["value"], reply.wants.get("also", {}), heard.stored
    if at in stored and not same(stored[at], values):
        return Verdict.WRONG
    others = stored.keys() - FOLLOWS - {at}
    if any(not same(stored[name], extra.get(name, [])) for name in others):
        return Verdict.WRONG
    if at in stored or _stands_as_wanted(reply, heard):
        whole = all(same(heard.here.answers.get(name), accepted) for name, accepted in extra.items())
        return Verdict.UNDERSTOOD if whole else Verdict.PROPOSED
    return Verdict.PROPOSED if _proposed_rightly(reply, heard) else Verdict.MISSED


def _stands_as_wanted(reply: Reply, heard: Heard) -> bool:
    """A question that keeps nothing is judged by where the parent stands afterwards, or by what is said."""
    led = {"send": {"payment_pending"}, "change": {"what_to_change"}, "no": {"declined"}, "yes": {"player_name"},
           "wrong number": {"wrong_number"}}  # fmt: skip
    if any(heard.here.state in led.get(str(value), set()) for value in reply.wants["value"]):
        return reply.at in {"ready", "check_answers"}
    if reply.at == "ready" and "later" in reply.wants["value"]:
        later = say(msgspec.structs.replace(reply, says="later"))
        return [each.paragraphs for each in heard.turn.replies] == [each.paragraphs for each in later.turn.replies]
    return False


def _proposed_rightly(reply: Reply, heard: Heard) -> bool:
    proposal, values = heard.here.proposal, reply.wants["value"]
    if proposal is None or proposal.about != reply.at:
        return False
    value = OF_NONE.get(reply.at) if proposal.value is None else proposal.value
    if not same(value, values):
        return proposal.otherwise is not None and same(proposal.otherwise, values)
    _hear(heard.conversation, "yes", minute=6)
    after = heard.here.answers.get(reply.at)
    return (
        reply.at == "ready"
        or _stands_as_wanted(reply, heard)
        or same(OF_NONE.get(reply.at) if after is None else after, values)
    )


def same(value: Any, accepted: Iterable[Any]) -> bool:
    """Whether a value is one of those, whatever its capitals and the mark at its end."""
    return any(_plain(value) == _plain(each) for each in accepted)


def _plain(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    text = unicodedata.normalize("NFC", value).replace("’", "'").strip().rstrip(".!")
    return " ".join(text.split()).casefold()
