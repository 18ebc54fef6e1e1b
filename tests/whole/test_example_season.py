"""The example season, on a machine on which nobody has chatted yet: the desk has somebody to show for each thing."""

import re

import pytest
import requests

from bot.desk.views.matters import MATTERS
from local.season.courses import until
from local.season.families import Family
from tests.whole.conftest import ONE_OF_EACH

SECRETARY = "secretary@example.org"
LINK = re.compile(r"http://\S+(/desk/in/\S+)")
COUNT = re.compile(r'registrations\?what=([a-z-]+)[^"]*"><strong>(\d+)<')
OF_A_CLUBS_OWN = {"consent"}  # only a question of the club's own needs a yes, and club.toml has none here


class Secretary:
    """At a browser without JavaScript."""

    def __init__(self, where: dict[str, str]):
        self.where, self.http = where, requests.Session()

    def signs_in(self) -> None:
        self.http.post(f"{self.where['bot']}/desk/sign-in", data={"email": SECRETARY}, timeout=20)
        self.http.post(self.where["bot"] + until(self._link), timeout=20).raise_for_status()

    def sees(self, path: str) -> str:
        answer = self.http.get(self.where["bot"] + path, timeout=20)
        answer.raise_for_status()
        return answer.text

    def _link(self) -> str:
        inbox = self.http.get(f"{self.where['phone']}/inbox", params={"to": SECRETARY}, timeout=20).json()["messages"]
        return next((found[1] for each in inbox if (found := LINK.search(each["text"]))), "")


@pytest.mark.timeout(600)
def test_each_count_of_today_has_somebody(season: dict[str, str]):
    secretary = Secretary(season)
    secretary.signs_in()
    counts = dict(COUNT.findall(secretary.sees("/desk/")))
    assert set(counts) == {matter.name for matter in MATTERS} - OF_A_CLUBS_OWN
    for name, count in counts.items():
        listed = secretary.sees(f"/desk/registrations?what={name}")
        assert f"{count} of " in listed, name
    assert Family(ONE_OF_EACH[0]).player[1] in secretary.sees("/desk/registrations")
