"""The words of a message, as whoever calls the sender gives them: filled, and never read for markup or names again."""

from hypothesis import strategies as st

from scripts.fuzz.target import Target
from sender.text.gsm import folded, segments
from sender.text.wording import Wording, email_wording

TEXTS = st.text(max_size=400) | st.sampled_from(["{a}", "{a}{b}", "{a\n}", "{{a}}", "£{a} €{b}", "👩‍👧 {a}", "\x1b{a}"])
VALUES = st.fixed_dictionaries({"a": st.text(max_size=60) | st.just("{b}"), "b": st.text(max_size=60)})


def the_words() -> Target:
    words = st.text(max_size=120) | st.sampled_from(["<p>{a}</p>", "{a}{b}", "<a href='{a}'>{b}</a>", "{a\n}", "{{a}}"])

    def write(body: str, subject: str, told: dict[str, str]) -> None:
        wording = email_wording(body, subject)
        if not wording.missing(told):
            filled = wording.filled(told)
            assert "\n" not in filled.subject
            assert "\r" not in filled.subject
            assert filled.html.count("<") == wording.html.count("<"), "a value is no markup"

    return Target(write, (words, words, VALUES))


def a_text() -> Target:
    def write(body: str, told: dict[str, str]) -> None:
        wording = Wording(text=body)
        if wording.missing(told):
            return
        filled = wording.filled(told).text
        assert len(filled) >= len(body) - sum(len(name) for name in ("{a}", "{b}")) * body.count("{")
        plain = folded(filled)
        assert segments(plain) <= max(1, segments(filled))
        assert folded(plain) == plain

    return Target(write, (TEXTS, VALUES))
