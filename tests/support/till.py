"""GoCardless as tests see it: a house that takes payments, and what a parent does on the pages."""

import re
from typing import Any

import requests

from tests.support.house import PUBLIC_URL, House, Parent

TOKEN, SECRET = "sandbox_token-of-the-tests", "the-webhooks-secret-of-the-tests"


class Till:
    """A house whose payments are taken by the stand-in for GoCardless in its world."""

    def __init__(self, house: House, **changes: str):
        self.house, self.gocardless = house, house.world.gocardless
        self.gocardless.token, self.gocardless.webhooks.secret = TOKEN, SECRET
        self.gocardless.webhooks.url = f"{PUBLIC_URL}/gocardless"
        house.start(
            GOCARDLESS="sandbox",
            GOCARDLESS_ACCESS_TOKEN=TOKEN,
            GOCARDLESS_WEBHOOK_SECRET=SECRET,
            GOCARDLESS_URL=house.world.phone_url,
            **changes,
        )

    def link_of(self, parent: Parent) -> str:
        """The path of the parent's own link, as the chat last said it."""
        said = [found for text in parent.texts for found in re.findall(rf"{PUBLIC_URL}(/pay/\S+)", text)]
        return said[-1]

    def opens(self, path: str) -> Any:
        return self.house.browser.get(path)

    def presses(self, path: str) -> str:
        """Press our page's button; where it leads to."""
        answer = self.house.browser.post(path, data={"do": "pay"})
        assert answer.status_code == 303, answer.text
        return answer.headers["Location"]

    def does(self, page: str, what: str = "pay") -> str:
        """Press a button of GoCardless's page; the path that it leads back to."""
        answer = requests.post(page, data={"do": what}, allow_redirects=False, timeout=10)
        return answer.headers["Location"].removeprefix(PUBLIC_URL)

    def pays(self, parent: Parent, what: str = "pay") -> None:
        """The parent opens the link, presses the button, does so on GoCardless's page, and the news arrive."""
        self.does(self.presses(self.link_of(parent)), what)
        self.news_arrives()

    def news_arrives(self) -> None:
        """What is due by the clock happens at GoCardless, its webhooks come, and the worker works."""
        self.gocardless.settle()
        self.house.work()

    def days_pass(self, days: int) -> None:
        """Time goes on by the day, with what it brings at GoCardless."""
        for _ in range(days):
            self.house.time_passes(86400)
            self.news_arrives()

    def all_of(self, kind: str) -> list[dict[str, Any]]:
        """Everything of a kind that there is at GoCardless, oldest first."""
        return list(self.gocardless.books.of(kind).values())
