"""The figures of the bot's that alarms watch, read by CloudWatch out of log lines (embedded metric format).

Every other figure stands in the log lines themselves, and is counted where it is looked at: a metric is paid for each
month, by the hour in which it is sent.

| figure | lines with |
|---|---|
| invites that WhatsApp took | `invited` |
| messages that did not arrive, and what followed | `outcome = 'not delivered'`, by `code`, `follow_up`, `invite` |
| messages that were refused | `message = 'a message was refused'`, by `at`, `code`, `invite` |
| messages that could not be taken in | `outcome = 'failed'`, by `error` |
| reminders | `outcome = 'reminded'`, by `rung`, `way` |
| a language model's guesses: `proposed` and `missed` are those asked for | `guess`, with `guess_fault` by its code |
| what parents said to those | `guess = 'confirmed'` or `'refused'` |
| seconds from the first yes to the last | `seconds_to_complete` |
| answers and misunderstandings | `outcome = 'answered'` or `'misunderstood'`, by `question` |
"""

from bot.logs.log_line import under_way
from service.metrics import Metrics

OUR_MISTAKE = "63021"  # WhatsApp takes a content of ours as it is for nobody

_metrics = Metrics("Registration")


def not_delivered(code: str) -> None:
    """Something was not delivered, for a reason that may be ours. What a person runs by hand is not counted."""
    if code == OUR_MISTAKE and under_way():
        _metrics.publish("Failures", [1], at="delivery", code=code)


def at_risk() -> None:
    """Something of a child-safety alert does not leave, or nobody takes it. The alarm lasts while this comes."""
    _metrics.publish("AlertsAtRisk", [1])
