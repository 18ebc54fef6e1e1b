"""Numbers as people say and write them: "twenty eight", "the first", "21st"."""

_UNITS = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_FIRST_TO_TWENTIETH = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
).split()

# "one" to "ninety nine", and "first" to "thirty first": the number n stands at n - 1.
UP_TO_99 = (*_UNITS, *_TEENS, *(f"{ten} {unit}".strip() for ten in _TENS for unit in ("", *_UNITS)))
UP_TO_31ST = (
    *_FIRST_TO_TWENTIETH,
    *(f"twenty {nth}" for nth in _FIRST_TO_TWENTIETH[:9]),
    "thirtieth",
    "thirty first",
)


def nth(number: int) -> str:
    """1 → "1st", 12 → "12th", 22 → "22nd"."""
    if 10 < number % 100 < 14:
        return f"{number}th"
    return f"{number}" + {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
