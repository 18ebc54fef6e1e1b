"""A club without a number for texts: WhatsApp and e-mail do it all, and the club hears of whom neither reaches."""

from tests.support.chats.examples import ALL_ANSWERS, up_to
from tests.support.house import House
from tests.support.lines import Lines
from tests.support.sender.office import Office

DESK = "registrations@example.org"


def texts(house: House) -> list[dict]:
    return [each for each in house.world.aws.sent.messages() if each["channel"] == "sms"]


def test_a_registration_goes_through_and_nobody_is_texted(house: House, office: Office, lines: Lines):
    house.start(SMS_FROM="")
    house.admin_invites()
    parent = house.parent()
    parent.says(*ALL_ANSWERS, "yes")
    office.works()
    assert parent.registration.status == "payment_pending"
    assert [each["to"] for each in house.world.aws.sent.messages("jane@example.com")]
    assert not texts(house)
    assert not [line for line in lines.ours if line["level"] == "ERROR"]


def test_an_invite_that_whatsapp_does_not_deliver_is_told_to_the_club(house: House, office: Office):
    house.start(SMS_FROM="")
    house.parent().phone.fault(code=63024)
    house.admin_invites()
    house.news_arrives()
    house.bot.outbox.sweep()
    office.works()
    (mail,) = house.world.aws.sent.messages(DESK)
    assert "An invite did not reach the parent" in mail["subject"]
    assert not texts(house)


def test_a_person_is_called_by_email(house: House, office: Office):
    house.start(SMS_FROM="")
    house.admin_invites()
    house.parent().says("yes", "can I talk to someone?")
    office.works()
    assert len(house.world.aws.sent.messages(DESK)) == 1
    assert not texts(house)


def test_an_officer_is_told_by_email_and_no_alarm_goes_off_for_the_text(house: House, office: Office, lines: Lines):
    house.start(SMS_FROM="")
    house.admin_invites()
    house.parent().says(*up_to("gender"), "the coach hit him")
    assert len(house.world.aws.sent.messages("welfare@example.org")) == 1
    assert not texts(house)
    assert not [line for line in lines.ours if line["message"] == "an alert is at risk"]


def test_the_digest_goes_to_the_desk_alone(house: House, office: Office):
    house.start(SMS_FROM="")
    house.admin_invites()
    house.parent().says(*ALL_ANSWERS, "yes")
    house.it_becomes(18, 40)
    house.wakes()
    office.works()
    assert [each["channel"] for each in house.world.aws.sent.messages(DESK)] == ["email"]
    assert not texts(house)
