"""The smoke test, against a bot and a sender that really answer: what is well is told, what is not is named."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

import pytest

from bot.app import create_app
from deploy.club import Club, club_of
from deploy.smoke import Addresses, Smoke, SmokeFailed, season
from tests.deploy.test_club import written
from tests.support.deploy.operator import serving
from tests.support.house import API_KEY, House
from tests.support.sender.office import Office


class Deployed:
    """Both services at addresses of their own, and an operator who hears about them."""

    def __init__(self, house: House, addresses: Addresses):
        self.house, self.addresses = house, addresses
        self.club: Club = club_of(written(), "rehearsal", "club.toml")
        self.hears: list[str] = []

    def smoke(self, **addresses: str) -> Smoke:
        return Smoke(self.club, self.addresses._replace(**addresses), self.hears.append)


@pytest.fixture
def deployed(house: House, office: Office) -> Iterator[Deployed]:
    app = create_app(house.bot)

    def and_time_goes_on(environ: dict, start_response: Callable) -> Iterable[bytes]:
        """While somebody asks what became of an invite, Twilio tells the bot."""
        if environ["PATH_INFO"].startswith("/registrations/"):
            house.news_arrives()
        return app(environ, start_response)

    with serving(and_time_goes_on) as url:
        sender = house.environment["SENDER_URL"].rstrip("/")
        yield Deployed(house, Addresses(url, sender, API_KEY, office.token()))


def test_both_services_are_well(deployed: Deployed):
    deployed.smoke().doors()
    assert deployed.hears == ["Both services answer, reach what they need, and let no stranger in."]


def test_an_invite_arrives_at_the_operators_phone(deployed: Deployed):
    reference = deployed.smoke().phone()
    assert "Sam" in deployed.house.parent(deployed.club.smoke_number).hears
    assert deployed.hears[-1].endswith(f"answer it on the phone. Its reference is {reference}.")


def test_an_invite_may_be_sent_again_with_the_next_deployment(deployed: Deployed):
    deployed.smoke().phone()
    deployed.smoke().phone()
    assert len(deployed.hears) == 2


def test_an_invite_that_does_not_arrive_says_why(deployed: Deployed):
    deployed.house.world.twilio.faults.order(deployed.club.smoke_number, {"code": 63024})
    with pytest.raises(SmokeFailed, match="The invite did not arrive: 63024 "):
        deployed.smoke().phone()


@pytest.mark.parametrize("service", ["bot", "sender"])
def test_a_service_that_does_not_answer_is_named(deployed: Deployed, service: str):
    with pytest.raises(
        SmokeFailed, match=r"GET http://127.0.0.1:9/health had no answer .*: look at the function's log"
    ):
        deployed.smoke(**{service: "http://127.0.0.1:9"}).doors()


def test_a_dependency_that_fails_is_named(deployed: Deployed):
    deployed.house.sqs.delete_queue(QueueUrl=deployed.house.environment["INBOX_QUEUE_URL"])
    with pytest.raises(
        SmokeFailed, match=r"answered 503, not 200: look at the function's log; inbox queue: QueueDoesNotExist$"
    ):
        deployed.smoke().doors()


def test_a_key_that_is_not_the_stages_is_found_out(deployed: Deployed):
    with pytest.raises(SmokeFailed, match=r"check=all answered 403, not 200"):
        deployed.smoke(api_key="another").doors()


def test_a_token_that_is_not_the_senders_is_found_out(deployed: Deployed):
    with pytest.raises(SmokeFailed, match=r"/messages/smoke answered 401, not 404"):
        deployed.smoke(sender_token="another").doors()


@pytest.mark.parametrize(
    ("day", "named"), [((2026, 5, 31), "2025-26"), ((2026, 6, 1), "2026-27"), ((2099, 8, 1), "2099-00")]
)
def test_a_season_begins_in_june(day: tuple[int, int, int], named: str):
    assert season(date(*day)) == named
