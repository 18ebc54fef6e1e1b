"""The bill: each line an amount and its price in pounds, for 1,000 registrations and for a month."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from scripts.cost.prices import Prices
from scripts.cost.usage import Usage

PER = 1000


class Line(NamedTuple):
    """`less_free` is what is left to pay in pounds where nothing else uses up what is free in a month."""

    name: str
    count: float
    pounds: float
    less_free: float


class Bill(NamedTuple):
    """`registrations` are the lines for 1,000 of them, `month` those of a month, whatever happens.

    `purposes` are pounds for 1,000 registrations by what the messages were for, `parents` for one registration by what
    the parent did.
    """

    prices: Prices
    registrations: list[Line]
    month: list[Line]
    purposes: list[tuple[str, float]]
    parents: list[tuple[str, float]]

    @property
    def per_thousand(self) -> float:
        return sum(line.pounds for line in self.registrations)

    @property
    def per_month(self) -> float:
        return sum(line.pounds for line in self.month)

    @property
    def fixed_at_aws(self) -> tuple[float, float]:
        """What a month costs at AWS whatever happens: by the list, and less what is free."""
        lines = [line for line in self.month if self.prices.of(line.name).vendor.startswith("AWS")]
        return sum(line.pounds for line in lines), sum(line.less_free for line in lines)

    @property
    def with_free_amounts(self) -> float:
        """1,000 registrations and the month in which they come, less what is free in every month."""
        counts: dict[str, float] = {}
        for line in (*self.registrations, *self.month):
            counts[line.name] = counts.get(line.name, 0) + line.count
        return sum(
            self.prices.pounds(name, max(0, count - self.prices.of(name).free)) for name, count in counts.items()
        )

    def by_vendor(self) -> list[tuple[str, float]]:
        """What each vendor gets for 1,000 registrations, the dearest first; AWS's services are one."""
        shares: dict[str, float] = {}
        for line in self.registrations:
            price = self.prices.of(line.name)
            vendor = "texts" if line.name == "sms_segments" else price.vendor.partition(" ")[0]
            shares[vendor] = shares.get(vendor, 0) + line.pounds
        return _dearest_first(shares)


def make_out(usage: Usage, prices: Prices) -> Bill:
    """BadPrices where something was used that has no price."""
    per_thousand = {name: count * PER / usage.registrations for name, count in usage.played.items()}
    purposes = {why: _pounds(used, prices) * PER / usage.registrations for why, used in usage.purposes.items()}
    parents = {did: _pounds(of.used, prices) / of.registrations for did, of in usage.parents.items()}
    return Bill(
        prices,
        list(_lines(per_thousand, prices)),
        list(_lines(usage.month, prices)),
        _dearest_first(purposes),
        _dearest_first(parents),
    )


def _pounds(used: Mapping[str, float], prices: Prices) -> float:
    return sum(prices.pounds(name, count) for name, count in used.items())


def _dearest_first(shares: Mapping[str, float]) -> list[tuple[str, float]]:
    return sorted(shares.items(), key=lambda share: -share[1])


def _lines(counts: Mapping[str, float], prices: Prices) -> Iterator[Line]:
    """In the order of the file, so that what belongs together stands together; what was not used has no line."""
    order: Iterable[str] = [*prices.prices, *(name for name in counts if name not in prices.prices)]
    for name in order:
        if counts.get(name):
            count = counts[name]
            chargeable = max(0, count - prices.of(name).free)
            yield Line(name, count, prices.pounds(name, count), prices.pounds(name, chargeable))
