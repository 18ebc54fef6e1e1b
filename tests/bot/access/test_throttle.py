"""The budget of /trigger: 25 requests a second with a burst of 50, for each key."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from tests.support.house import API_KEY, House


def test_what_goes_beyond_is_put_off_until_the_clock_has_moved(house: House):
    assert {house.trigger({}).status_code for _ in range(50)} == {400}
    refused = house.admin_invites()
    assert refused.status_code == 429
    assert refused.headers["Retry-After"] == "1"
    assert refused.json["request_id"] == refused.headers["X-Request-Id"]
    assert house.parent().received == []

    house.clock.advance(1)
    assert {house.trigger({}).status_code for _ in range(25)} == {400}
    assert house.admin_invites().status_code == 429

    house.clock.advance(3600)
    assert {house.trigger({}).status_code for _ in range(50)} == {400}
    assert house.admin_invites().status_code == 429


def test_it_is_shared_by_all_processes(house: House):
    for _ in range(50):
        house.trigger({})
    house.start()
    assert house.trigger({}).status_code == 429


def test_each_key_has_its_own(house: House):
    for _ in range(50):
        house.trigger({})
    house.start(API_KEY="another-key")
    answer = house.browser.post("/trigger", json={}, headers={"x-api-key": "another-key"})
    assert answer.status_code == 400


def test_a_wrong_key_spends_nothing(house: House):
    for _ in range(60):
        house.browser.post("/trigger", json={}, headers={"x-api-key": "wrong"})
    assert house.trigger({}).status_code == 400


def test_of_sixty_at_the_same_instant_fifty_come_through(house: House):
    def trigger(_: int) -> int:
        client = house.browser.application.test_client()
        return client.post("/trigger", json={}, headers={"x-api-key": API_KEY}).status_code

    with ThreadPoolExecutor(16) as crowd:
        assert Counter(crowd.map(trigger, range(60))) == {400: 50, 429: 10}
