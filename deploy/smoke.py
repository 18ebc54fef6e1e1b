"""The smoke test: what a deployment has put at its addresses answers as it should, up to a real phone."""

import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

import requests

from deploy.club import Club

ANSWER_WITHIN = 30  # seconds: a cold start, and API Gateway's own limit
DELIVERED_WITHIN = 60.0  # seconds
ARRIVED = ("sent", "delivered", "read")


class SmokeFailed(Exception):
    """One line that names what did not answer as it should, and what to look at."""


class Addresses(NamedTuple):
    """Where both services answer, and what opens their doors."""

    bot: str
    sender: str
    api_key: str
    sender_token: str


class Smoke:
    """The checks of one stage. `say` prints a line."""

    def __init__(self, club: Club, addresses: Addresses, say: Callable[[str], None]):
        self._club, self._at, self._say = club, addresses, say

    def doors(self) -> None:
        """Both services are up, reach what they need, and let no stranger in. Raises SmokeFailed."""
        key, token = {"x-api-key": self._at.api_key}, {"Authorization": f"Bearer {self._at.sender_token}"}
        self._expect(200, "GET", f"{self._at.bot}/health")
        self._expect(200, "GET", f"{self._at.sender}/health")
        self._expect(200, "GET", f"{self._at.bot}/health?check=all", headers=key)
        self._expect(403, "POST", f"{self._at.bot}/webhook", data={"MessageSid": "SM", "From": "whatsapp:+44"})
        self._expect(403, "POST", f"{self._at.bot}/trigger", json={})
        self._expect(401, "POST", f"{self._at.sender}/", json={})
        self._expect(404, "GET", f"{self._at.sender}/messages/smoke", headers=token)
        self._say("Both services answer, reach what they need, and let no stranger in.")

    def phone(self) -> str:
        """Invite the operator's own phone and see it arrive: the registration's reference. Raises SmokeFailed."""
        invite = {
            "player_first_name": "Sam",
            "player_last_name": "Tryout",
            "team_name": f"Smoke test {int(time.time()) % 100000}",
            "age_group": "u11s",
            "team_manager_1_full_name": "The Operator",
            "team_manager_1_tel": self._club.smoke_number,
            "current_registration_season": season(datetime.now(UTC).date()),
            "parent_first_name": "Pat",
            "parent_last_name": "Tryout",
            "parent_tel": self._club.smoke_number,
            "membership_fee_amount": "1",
            "subscription_fee_amount": "1",
        }
        key = {"x-api-key": self._at.api_key}
        reference = self._expect(200, "POST", f"{self._at.bot}/trigger", headers=key, json=invite).json()["reference"]
        deadline = time.monotonic() + DELIVERED_WITHIN
        while time.monotonic() < deadline:
            url = f"{self._at.bot}/registrations/{reference}"
            delivery = self._expect(200, "GET", url, headers=key).json()["delivery"]
            if delivery["status"] in ARRIVED:
                self._say(
                    f"The invite arrived ({delivery['status']}): answer it on the phone. Its reference is {reference}."
                )
                return reference
            if delivery["code"]:
                raise SmokeFailed(f"The invite did not arrive: {delivery['code']} {delivery['meaning']}")
            time.sleep(1)
        raise SmokeFailed(
            "Twilio did not say within a minute that the invite arrived: is the template approved by WhatsApp, and is "
            "the status address of the sender right? Twilio's console shows the message under Monitor, Logs"
        )

    def _expect(self, status: int, method: str, url: str, **request: Any) -> requests.Response:
        try:
            answer = requests.request(method, url, timeout=ANSWER_WITHIN, **request)
        except requests.RequestException as error:
            raise SmokeFailed(
                f"{method} {url} had no answer ({type(error).__name__}): look at the function's log"
            ) from None
        if answer.status_code != status:
            raise SmokeFailed(
                f"{method} {url} answered {answer.status_code}, not {status}: look at the function's log"
                + _failing(answer)
            )
        return answer


def _failing(answer: requests.Response) -> str:
    """What the answer says of dependencies that fail, of fields that are wrong, or of what keeps an invite back."""
    try:
        told = answer.json()
    except ValueError:
        return ""
    faults = {name: found for name, found in told.get("checks", {}).items() if found != "ok"} | told.get("errors", {})
    if kept := told.get("error"):
        faults["the invite"] = kept
    return "".join(f"; {name}: {found}" for name, found in faults.items())


def season(today: date) -> str:
    """The football season of a day, as invites name it: it begins in June."""
    begins = today.year if today.month >= 6 else today.year - 1
    return f"{begins}-{(begins + 1) % 100:02}"
