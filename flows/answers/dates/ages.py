"""How old somebody is."""

from datetime import date


def age(born: date, today: date) -> int:
    """Age in whole years on `today`.

    Someone born on 29 February has their birthday on 1 March in other years, as in English law.
    """
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))
