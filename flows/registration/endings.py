"""Where the registration of one player rests, which answers lead there, and what the club is told of."""

from flows.grammar.flow import ANYWHERE, Route
from flows.grammar.steps import Ending, always, said
from flows.registration.payments import is_registered
from flows.registration.rules import in_the_wrong_age_group

sent = said("check_answers", "send")
ENDINGS: tuple[Ending, ...] = (
    Ending(
        "declined",
        template="declined",
        afterwards="declined_before",
        fact="declined",
        statuses=["declined"],
    ),
    Ending(
        "wrong_number",
        template="wrong_number",
        afterwards="wrong_number_before",
        fact="wrong_number",
        statuses=["declined"],
        leads_on=False,
        not_theirs=True,
    ),
    Ending(
        "done_by_other",
        template="done_by_other",
        afterwards="done_by_other",
        fact="done_by_other",
        statuses=["withdrawn"],
    ),
    Ending(
        "season_over",
        template="season_over",
        afterwards="season_over",
        fact="season_over",
        statuses=["expired"],
        expires=True,
    ),
    Ending(
        "wrong_age_group",
        template="wrong_age_group",
        afterwards="wrong_age_group_before",
        fact="wrong_age_group",
        edits=True,
    ),
    Ending(
        "registered",
        template="registered",
        owing="registered_owing",
        afterwards="registered_before",
        fact="registered",
        statuses=["registered"],
        notify=["email/registered", "sms/registered"],
        edits=True,
    ),
    Ending(
        "withdrawn",
        template="withdrawn_before",
        afterwards="withdrawn_before",
        fact="withdrawn",
        statuses=["withdrawn"],
    ),
    Ending(
        "payment_pending",
        template="payment",
        afterwards="payment_before",
        fact="confirmed",
        statuses=["details_confirmed", "payment_pending"],
        notify=["email/registration-complete", "sms/payment-link"],
        edits=True,
        awaits_payment=True,
    ),
)
ROUTES: tuple[Route, ...] = (
    ("answered", "ready", "declined", said("ready", "no")),
    ("answered", "ready", "wrong_number", said("ready", "wrong number")),
    ("answered", ANYWHERE, "wrong_age_group", in_the_wrong_age_group),
    ("answered", "last_season", "what_to_change", said("last_season", "changed")),
    ("answered", "carried_over", "what_to_change", said("carried_over", "changed")),
    ("answered", "check_answers", "what_to_change", said("check_answers", "change")),
    (
        "answered",
        "check_answers",
        "registered",
        lambda registration: sent(registration) and is_registered(registration),
    ),
    ("answered", "check_answers", "payment_pending", sent),
    ("disown", ANYWHERE, "wrong_number", always),
    ("disown", "declined", "wrong_number", always),
    ("disown", "done_by_other", "wrong_number", always),
    ("disown", "season_over", "wrong_number", always),
    ("disown", "withdrawn", "wrong_number", always),
    ("give_way", ANYWHERE, "done_by_other", always),
    ("expire", ANYWHERE, "season_over", always),
    ("withdraw", ANYWHERE, "withdrawn", always),
    ("withdraw", "wrong_age_group", "withdrawn", always),
    ("withdraw", "payment_pending", "withdrawn", always),
    ("withdraw", "registered", "withdrawn", always),
    ("paid", "payment_pending", "registered", always),
    ("take_back", "declined", "ready", always),
    ("take_back", "wrong_number", "ready", always),
)
# What the club is told of: at once where a person has to act, else in the day's digest.
AT_ONCE = {
    "wrong_age_group": "A player's date of birth does not fit the age group",
    "plays_up": "A player would play one year up, which needs your approval",
    "wrong_number": "An invite went to a wrong number",
    "consent_refused": "A parent does not agree to something that the club needs",
    "follow_up": "A parent's answer means that the club has something to do",
    "charged_back": "A parent's bank has taken a payment back, which needs your decision",
    "to_refund": "Money came for a player who is not joining, which is for the treasurer to give back",
}
DIGEST = {
    "confirmed": "details complete, payment to come",
    "registered": "registered and paid",
    "declined": "not joining",
    "done_by_other": "registered by the other parent",
    "season_over": "closed, the season has ended",
    "withdrawn": "withdrawn",
}
