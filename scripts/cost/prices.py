"""The prices as scripts/prices.toml has them. What is missing or out of date is said with the file and the name."""

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import msgspec

PRICES = Path(__file__).resolve().parent.parent / "prices.toml"


Words = Annotated[str, msgspec.Meta(min_length=1)]


class BadPrices(Exception):
    """The file cannot be used; says what to change."""


class Price(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`usd` for so many (`per`) units. `free` are those of each month that cost nothing, for as long as one likes.

    `read` is "vendor" where the price stood on the vendor's own page or price list, "quoted" where somebody else's page
    quotes it, and "assumed" where it was not found; `note` then says what it rests on.
    """

    vendor: Words
    what: Words
    usd: Annotated[float, msgspec.Meta(ge=0)]
    per: Annotated[float, msgspec.Meta(gt=0)]
    unit: Words
    source: Words
    read: Literal["vendor", "quoted", "assumed"]
    note: str = ""
    free: float = 0

    def dollars(self, count: float) -> float:
        return count * self.usd / self.per


class Prices(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`usd_in_gbp` is what a dollar costs in pounds; after `good_until` the prices are to be looked up again."""

    looked_up: date
    good_until: date
    region: str
    usd_in_gbp: float
    usd_in_gbp_note: str
    prices: dict[str, Price]
    path: Path = PRICES

    def of(self, name: str) -> Price:
        try:
            return self.prices[name]
        except KeyError:
            raise BadPrices(f"{self.path}: there is no [prices.{name}], by which something is billed") from None

    def pounds(self, name: str, count: float) -> float:
        return self.of(name).dollars(count) * self.usd_in_gbp


def read_prices(path: Path, today: date) -> Prices:
    """The prices of a file. BadPrices where something is missing, or they are too old to reckon with."""
    try:
        content = msgspec.toml.decode(path.read_bytes())
    except FileNotFoundError:
        raise BadPrices(f"{path} is not there") from None
    except msgspec.DecodeError as error:
        raise BadPrices(f"{path}: {error}") from None
    for name, price in content.get("prices", {}).items():
        _checked(price, Price, f"{path}: [prices.{name}]")
    prices = _checked(content, Prices, f"{path}:")
    if today > prices.good_until:
        raise BadPrices(
            f"{path}: the prices of {prices.looked_up} were good until {prices.good_until}. "
            "Look them up again, and set both dates"
        )
    return msgspec.structs.replace(prices, path=path)


def _checked(content: object, into: type, where: str) -> msgspec.Struct:
    try:
        return msgspec.convert(content, into)
    except msgspec.ValidationError as error:
        raise BadPrices(f"{where} {error}") from None
