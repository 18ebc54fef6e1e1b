"""Who and what the phone's address lets in."""

import pytest
import requests

from tests.local.conftest import ACCOUNT, TOKEN

PHONE = "/phones/%2B447700900123"


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", f"{PHONE}/messages", b"not json"),
        ("POST", f"{PHONE}/messages", b"[]"),
        ("POST", f"{PHONE}/messages", b"{}"),
        ("POST", f"{PHONE}/messages", b'{"text": "hi", "colour": "red"}'),
        ("POST", f"{PHONE}/messages", b'{"text": 7}'),
        ("POST", f"{PHONE}/messages", b'{"button": "Yes"}'),
        ("POST", f"{PHONE}/messages", b'{"media": {}}'),
        ("POST", f"{PHONE}/messages", b'{"text": "\\ud800"}'),
        ("POST", f"{PHONE}/messages", b'{"text": "hi", "deliver": {"times": 0}}'),
        ("POST", f"{PHONE}/faults", b'{"self": 1}'),
        ("POST", f"{PHONE}/faults", b'{"delay_seconds": NaN}'),
        ("POST", "/phones/Jane/messages", b'{"text": "hi"}'),
        ("GET", "/phones/Jane/state", b""),
        ("GET", f"{PHONE}/messages?after=-1", b""),
        ("GET", f"{PHONE}/messages?after=x", b""),
        ("GET", f"{PHONE}/messages?wait=nan", b""),
        ("GET", f"{PHONE}/messages?wait=-1", b""),
        ("GET", "/requests?after=1.5", b""),
    ],
)
def test_a_fault_in_a_request_is_said_in_words(browser, bot, method, path, body):
    answer = browser(method, path, data=body)
    assert answer.status_code == 400
    assert answer.json()["message"]
    assert bot.posts == []


@pytest.mark.parametrize(
    "number", ["+447700900123", "07700 900123", "0044 7700 900123", "447700900123", "whatsapp:+447700900123"]
)
def test_a_number_may_be_written_as_people_do(world, browser, parent, number):
    parent.send("hello")
    assert len(browser("GET", f"/phones/{number}/messages").json()["messages"]) == 1


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "evil.example.com"}, 403),  # a name made to point at this computer
        ({"Host": "evil.example.com:80"}, 403),
        ({"Host": "["}, 403),
        ({"Origin": "https://evil.example.com"}, 403),
        ({"Origin": "null"}, 403),
        ({"Host": "localhost:1234", "Origin": "http://localhost:1234"}, 200),
        ({"Host": "[::1]:1234"}, 200),
    ],
)
def test_only_this_computer_is_served(browser, headers, status):
    assert browser("GET", "/phones", headers=headers).status_code == status


def test_every_answer_forbids_foreign_scripts(browser):
    policy = browser("GET", "/phones").headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy


def test_an_unknown_path_is_not_found(browser):
    assert browser("GET", "/nothing").json()["message"]
    assert browser("GET", "/page/../world.py").status_code == 404
    assert browser("GET", "/page/%2e%2e/world.py").status_code == 404
    assert browser("PUT", "/phones").status_code == 405


def test_twilios_api_is_on_the_same_address_with_its_own_password(world):
    url = f"{world.phone_url}/2010-04-01/Accounts/{ACCOUNT}/Messages.json"
    assert requests.get(url, auth=(ACCOUNT, TOKEN), timeout=10).status_code == 200
    assert requests.get(url, timeout=10).status_code == 401
