"""The bill as a table, plain or in Markdown, with what it rests on."""

from textwrap import fill

from scripts.cost.bill import Bill, Line

HEAD = ("vendor", "what is counted", "count", "US$", "for", "£", "free a month", "£ less free")
WIDTH = 120
ASSUMED = (
    "Lambda's running time was measured here, where a processor is another one and every service is near, and 0.2 "
    "seconds are added for each message given to Twilio; each queue message is one invocation; cold starts are not "
    "counted. Every message is seen, so that Twilio tells of it four times. Prices are without VAT; the transfer of "
    "data stays below the 100 GB that are free."
)


def plain(bill: Bill, registrations: int) -> str:
    """For a terminal."""
    sections = []
    for title, lines, total in _sections(bill):
        cells = [_cells(bill, line) for line in lines]
        widths = [max(map(len, column)) for column in zip(HEAD, *cells, ("", "", "", "", "", *total), strict=True)]
        rows = ["  ".join(_aligned(row, widths)).rstrip() for row in (HEAD, *cells)]
        rows.append("  ".join(_aligned(("", "", "", "", "", *total), widths)).rstrip())
        sections.append("\n".join([title, *(f"  {row}" for row in rows)]))
    for title, shares in _shares(bill):
        widest = max(len(name) for name, _ in shares)
        sections.append("\n".join([title, *(f"  {name:<{widest}}  {_pounds(of):>8}" for name, of in shares)]))
    return "\n\n".join([*sections, *(fill(each, WIDTH) for each in _words(bill, registrations))]) + "\n"


def markdown(bill: Bill, registrations: int) -> str:
    sections = []
    for title, lines, total in _sections(bill):
        rows = [HEAD, ("---", "---", "--:", "--:", "---", "--:", "--:", "--:"), *(_cells(bill, line) for line in lines)]
        rows.append(("**total**", "", "", "", "", *(f"**{each}**" if each else "" for each in total)))
        sections.append(f"**{title}**\n\n" + "\n".join(f"| {' | '.join(row)} |" for row in rows))
    for title, shares in _shares(bill):
        rows = ["| for | £ |", "| --- | --: |", *(f"| {name} | {of:,.2f} |" for name, of in shares)]
        sections.append(f"**{title}**\n\n" + "\n".join(rows))
    return "\n\n".join([*sections, *_words(bill, registrations)]) + "\n"


def _shares(bill: Bill) -> list[tuple[str, list[tuple[str, float]]]]:
    """What 1,000 registrations and one are made of, by messages; empty where a run did not tell them apart."""
    titles = "What the messages were for, of 1,000 registrations", "One registration, by what the parent did"
    return [(title, shares) for title, shares in zip(titles, (bill.purposes, bill.parents), strict=True) if shares]


def _sections(bill: Bill) -> list[tuple[str, list[Line], tuple[str, str, str]]]:
    """Each with its lines and the last three cells of its total."""
    parts = [("1,000 registrations", bill.registrations), ("A month, whatever happens", bill.month)]
    return [(title, lines, _total(lines)) for title, lines in parts]


def _total(lines: list[Line]) -> tuple[str, str, str]:
    return _pounds(sum(line.pounds for line in lines)), "", _pounds(sum(line.less_free for line in lines))


def _cells(bill: Bill, line: Line) -> tuple[str, ...]:
    price = bill.prices.of(line.name)
    unit = price.unit if price.per == 1 else f"{price.per:,.0f} × {price.unit}"
    mark = "" if price.read == "vendor" else "~" if price.read == "assumed" else "'"
    free = f"{price.free:,.0f}" if price.free else ""
    what = price.vendor, price.what, _amount(line.count), f"{price.usd:.7g}{mark}", unit
    return *what, f"{line.pounds:,.2f}", free, f"{line.less_free:,.2f}"


def _pounds(amount: float) -> str:
    return f"£{amount:,.2f}"


def _amount(count: float) -> str:
    return f"{count:,.0f}" if count >= 10 else f"{count:.2g}"


def _aligned(row: tuple[str, ...], widths: list[int]) -> list[str]:
    right = {2, 3, 5, 6, 7}
    return [
        f"{cell:>{width}}" if at in right else f"{cell:<{width}}"
        for at, (cell, width) in enumerate(zip(row, widths, strict=True))
    ]


def _words(bill: Bill, registrations: int) -> list[str]:
    prices, shares = bill.prices, bill.by_vendor()
    total = bill.per_thousand
    listed, less_free = bill.fixed_at_aws
    parts = ", ".join(f"{vendor} {pounds / total:.0%}" for vendor, pounds in shares)
    dearest = max(bill.registrations, key=lambda line: line.pounds)
    what = f"{prices.of(dearest.name).vendor}'s {prices.of(dearest.name).what}"
    return [
        f"Most of it is {what}: £{dearest.pounds:,.2f} of £{total:,.2f}. By vendor: {parts}.",
        f"£{total / 1000:.2f} a registration. With what is free in every month, and all 1,000 in one: "
        f"£{bill.with_free_amounts:,.2f}, that month's fixed costs included.",
        f"AWS costs £{less_free:,.2f} a month before anybody registers, or £{listed:,.2f} by the list, where another "
        "stage or program of the account has used up what is free.",
        f"Prices of {prices.looked_up}, {prices.region}, at £{prices.usd_in_gbp} a dollar, before anything that is "
        "free; ~ is assumed, ' is quoted from elsewhere than the vendor's page (scripts/prices.toml says from where).",
        f"Counted in a run of {registrations} registrations, on this machine's AWS and Twilio. {ASSUMED}",
    ]
