"""The world around our programs starts, passes invites on, and is emptied."""

from tests.local.conftest import BOT, PARENT


def test_a_parent_writes_and_the_bot_answers(world, bot, parent, send):
    delivery = parent.send("hello")
    assert delivery.webhook_status == 200
    assert [(url, form["Body"]) for url, form, _ in bot.posts] == [(f"{BOT}/webhook", "hello")]

    sent = send("Hi there", status_callback=f"{BOT}/status")
    world.twilio.settle()

    assert [(message["from"], message["text"], message["status"]) for message in parent.messages()] == [
        ("parent", "hello", "delivered"),
        ("bot", "Hi there", "delivered"),
    ]
    assert bot.told(sent.sid) == [("queued", None), ("sent", None), ("delivered", None)]


def test_a_reset_forgets_everything(world, parent, send, browser):
    parent.send("hello")
    send("Hi there")
    world.reset()
    assert parent.messages() == []
    assert browser("GET", "/phones").json() == {"phones": []}
    assert list(world.twilio.requests) == []
    parent.send("hello again")
    assert [message["n"] for message in parent.messages()] == [1]


def test_a_stranger_is_not_a_phone(browser):
    answer = browser("POST", "/phones/12/messages", json={"text": "hi"})
    assert answer.status_code == 400
    assert "E.164" in answer.json()["message"]
    assert browser("GET", f"/phones/{PARENT}/messages").json() == {"messages": [], "last": 0}
