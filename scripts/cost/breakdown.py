"""What the messages of a run were for, and what parents took by what they did."""

from collections import Counter
from typing import Any

from scripts.cost.families import Family
from scripts.cost.play import Play
from scripts.cost.usage import Parents, billed_messages, sent_use, whatsapp_use

FOR = {
    "invite": "invites",
    "remind": "reminders",
    "after": "once more, where it did not arrive",
    "desk": "payments and the club's own word",
    "gocardless": "payments and the club's own word",
}
WRITTEN, ANSWERED = "what parents write", "questions and answers"


def purposes(play: Play) -> dict[str, dict[str, float]]:
    """What the messages used that were for the same."""
    used: dict[str, Counter[str]] = {}
    for family in play.families:
        number = family.parent.number
        reasons = _reasons(play, number)
        for message, prices in billed_messages(play.world.twilio.messages.of(number)):
            why = WRITTEN if message.inbound else reasons.get(message.sid, ANSWERED)
            used.setdefault(f"chat: {why}", Counter()).update(prices)
    for message in play.world.aws.sent.messages():
        used.setdefault(_post(play, message), Counter()).update(sent_use([message]))
    return {why: dict(counts) for why, counts in used.items()}


def by_what_they_did(play: Play) -> dict[str, Parents]:
    """The chats of parents who did the same, with the e-mails and texts that went to them."""
    found: dict[str, Parents] = {}
    for family in play.families:
        of = found.setdefault(family.does, Parents(0, {}))
        of.registrations += len(family.parent.conversation.registrations)
        of.used = dict(Counter(of.used) + _use_of(play, family))
    return found


def _use_of(play: Play, family: Family) -> Counter[str]:
    sent = play.world.aws.sent
    post = [*sent.messages(family.parent.number), *sent.messages(family.email)]
    return Counter(whatsapp_use(play.world.twilio.messages.of(family.parent.number))) + Counter(sent_use(post))


def _reasons(play: Play, number: str) -> dict[str, str]:
    """Why each message of a chat was sent, by its sid; what is no answer says so in its exchange's key."""
    exchanges = play.house.bot.store.exchanges(number)
    return {
        each.sid: FOR.get(exchange.key.partition("-")[0], ANSWERED)
        for exchange in exchanges
        for each in exchange.outgoing
    }


def _post(play: Play, message: dict[str, Any]) -> str:
    """`"texts to parents"`, `"e-mails to the club"`."""
    parents = {address for family in play.families for address in (family.parent.number, family.email)}
    channel = "texts" if message["channel"] == "sms" else "e-mails"
    return f"{channel} to {'parents' if message['to'] in parents else 'the club'}"
