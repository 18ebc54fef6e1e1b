"""A parent registers a player, from the club's invite to the payment link."""

from tests.support.chats.examples import ALL_ANSWERS
from tests.support.house import House, Parent


def test_a_parent_registers_a_player(house: House, parent: Parent):
    assert "You've been invited to register Sam to join Urmston Town Panthers u11s" in parent.hears

    parent.says(*ALL_ANSWERS)
    assert "Is everything right?" in parent.hears
    parent.taps("Yes, send it")

    registration = parent.registration
    assert registration.status == "payment_pending"
    assert f"https://pay.example.org/{registration.reference}" in parent.hears
    stored = house.bot.store.registration(registration.reference)
    assert stored["answers"]["born_on"] == "2016-05-03"
    assert stored["answers"]["medical_needs"] is False
