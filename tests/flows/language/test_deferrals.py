"""What is put off to another time, and what only sounds like it."""

import pytest

from flows.language.deferrals import defers, not_now, told_beside

PUT_OFF = [
    "will do the rest tonight", "I will finish this in the morning.", "gimme 20 mins", "give us till tonight",
    "ill carry on after tea", "try me saturday", "can you try again tomorrow", "will get this finished at the weekend",
    "rest later", "I will complete it when I am home", "gies half an hour", "do it tonight",
    "give us a shout in an hour", "give me a nudge when I'm home",
]  # fmt: skip
NOT_PUT_OFF = [
    "he will do it when he is asked", "she can finish this later", "his mum will sort his tea tonight",
    "he trains on saturday", "3 May 2016", "he takes it after tea", "every morning and evening", "give him his inhaler",
    "we moved in the summer", "text me", "ask his dad", "do it on the 15th", "tonight Josephine", "gimme 5",
    "give him a shout if he drifts", "give us a shout",
]  # fmt: skip
NOT_NOW = ["not tonight sorry got a migraine", "cant today we're at a wedding", "it'll have to be tomorrow"]
NOW = ["not bad thanks", "cant wait", "we can do it", "yes as soon as you like", "not for us"]


@pytest.mark.parametrize("text", PUT_OFF)
def test_it_is_put_off(text: str):
    assert defers(text)
    assert not_now(text)


@pytest.mark.parametrize("text", NOT_PUT_OFF)
def test_nothing_is_put_off(text: str):
    assert not defers(text)


@pytest.mark.parametrize("text", NOT_NOW)
def test_who_is_asked_whether_they_are_ready_is_not(text: str):
    assert not_now(text)
    assert not defers(text)


@pytest.mark.parametrize("text", NOW)
def test_who_is_ready_or_never_will_be(text: str):
    assert not not_now(text)


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("on the M60, will do the rest tonight", ["on the"]),
        ("3/5/16 will do the rest tonight", ["3 5 16"]),
        ("at work till 6pm, rest later", ["at work"]),
        ("gimme 20 mins", []),
    ],
)
def test_what_is_told_beside_it(text: str, beside: list[str]):
    assert list(told_beside(text)) == beside
