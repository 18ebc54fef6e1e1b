"""What may come of handing a message to somebody outside, sorted by what to do next."""


class Refused(Exception):
    """It will never be taken. `code` is the other side's error code, or ours."""

    def __init__(self, code: str):
        super().__init__(code)
        self.code = code


class NoTexts(Exception):
    """The club has no number that texts come from, and this is one."""


class Unavailable(Exception):
    """There was no answer, or not now: whether it was taken is unknown, so look before handing it over again."""


class Stopped(Unavailable):
    """WhatsApp lets nobody have this template at present: it was not handed over, and is kept. Says what helps."""


class Missing(Unavailable):
    """The other side knows of no such thing."""
