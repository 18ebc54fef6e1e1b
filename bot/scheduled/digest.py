"""The day's digest: what happened and can wait, once a day, to the club's desk and to each manager."""

from collections import defaultdict
from collections.abc import Callable
from datetime import datetime

from bot.logs.log_line import story, tell
from bot.store.exchange import Exchange, Posting
from bot.store.store import Store
from bot.store.unit_of_work import Act, UnitOfWork
from flows.london import DIGEST_AT, LONDON, london_day
from flows.records import DigestLine, Notice
from flows.templates import Club

THE_CLUB = "club"  # under whose name the digest's exchanges lie, as a parent's under their number
MOST_BY_TEXT = 4  # lines; the rest is in the e-mail


def to_the_desk(club: Club, key: str, headline: str, lines: str) -> Act:
    """An act of THE_CLUB's: an e-mail to the desk, once under this key."""
    values = {"club": club.name, "headline": headline, "lines": lines}
    notice = Notice(trace=key, templates=["email/for-the-desk"], email=club.contact, phone="", values=values)
    return lambda work: Exchange(parent=THE_CLUB, key=key, at=work.now, postings=[Posting(notice=notice)])


class Digest:
    def __init__(self, store: Store, unit: UnitOfWork, club: Callable[[], Club], clock: Callable[[], datetime]):
        self._store, self._unit, self._club, self._clock = store, unit, club, clock
        self._done_for = ""

    def send_if_due(self) -> None:
        """Send today's digest, once, from half past six on; a day without news has none."""
        now = self._clock()
        day = london_day(now).isoformat()
        if day == self._done_for or now.astimezone(LONDON).time() < DIGEST_AT:
            return
        lines = self._store.digest(day)
        if lines:
            with story("digest"):
                self._unit.change(THE_CLUB, lambda work: self._exchange(day, lines, work.now))
                tell(lines=len(lines))
        self._done_for = day

    def _exchange(self, day: str, lines: list[DigestLine], now: datetime) -> Exchange:
        postings = [Posting(notice=notice) for notice in self._notices(day, lines)]
        return Exchange(parent=THE_CLUB, key=f"digest-{day}", at=now, postings=postings)

    def _notices(self, day: str, lines: list[DigestLine]) -> list[Notice]:
        """One e-mail of everything to the club's desk, and a text to each manager of their teams, if any go."""
        of_manager: dict[str, list[str]] = defaultdict(list)
        for line in lines:
            of_manager[line.manager_phone].append(line.text)
        everything = "\n".join(sorted(line.text for line in lines))
        values = {"club": self._club().name, "lines": everything, "count": str(len(lines))}
        notices = [self._notice(f"digest-{day}", "email/digest", "", values)]
        for number, (phone, texts) in enumerate(sorted(of_manager.items() if self._club().texts else ()), start=1):
            more = f"; and {len(texts) - MOST_BY_TEXT} more, by e-mail" if len(texts) > MOST_BY_TEXT else ""
            short = {"club": self._club().name, "lines": "; ".join(sorted(texts)[:MOST_BY_TEXT]) + more}
            notices.append(self._notice(f"digest-{day}-{number}", "sms/digest", phone, short))
        return notices

    def _notice(self, trace: str, template: str, phone: str, values: dict[str, str]) -> Notice:
        return Notice(trace=trace, templates=[template], email=self._club().contact, phone=phone, values=values)
