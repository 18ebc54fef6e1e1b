"""What an address is: an e-mail address that SES takes, a phone number as E.164 writes it."""

import re
from contextlib import suppress

import phonenumbers
from email_validator import EmailNotValidError, validate_email

LONGEST_LOCAL_PART = 64  # octets: RFC 5321, 4.5.3.1.1
LONGEST_NAME = 70  # characters beside an address
UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]")
E164 = re.compile(r"\+[1-9][0-9]{6,14}")


def email_address(written: str) -> str:
    """The address as SES takes it: ASCII, the domain in lower case. ValueError with the remedy where it is none."""
    with suppress(EmailNotValidError):
        if found := validate_email(written, check_deliverability=False, allow_smtputf8=False).ascii_email:
            if len(found.rpartition("@")[0]) > LONGEST_LOCAL_PART:
                raise ValueError(f"must have at most {LONGEST_LOCAL_PART} characters before the @")
            return found
    raise ValueError("must be an e-mail address, like jane@example.com")


def mailbox(written: str) -> tuple[str, str]:
    """The name, "" without one, and the address of `Jane Smith <jane@example.com>`. ValueError with the remedy."""
    name, address = written.strip(), ""
    if name.endswith(">") and "<" in name:
        name, _, address = name[:-1].rpartition("<")
        name = name.strip().removeprefix('"').removesuffix('"').strip()
    else:
        name, address = "", name
    if len(name) > LONGEST_NAME or UNSEEN.search(name):
        raise ValueError(f"must have a name of at most {LONGEST_NAME} characters on one line")
    return name, email_address(address)


def phone_number(written: str) -> str:
    """The number, unchanged: nothing is guessed about whom a text goes to. ValueError with the remedy."""
    if E164.fullmatch(written):
        try:
            number = phonenumbers.parse(written)
        except phonenumbers.NumberParseException:
            raise ValueError("must begin with a country's code, like +447700900123") from None
        # Drama-range numbers are possible but not assigned, and parse() drops a zero after the country's code.
        if (
            phonenumbers.is_possible_number(number)
            and phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) == written
        ):
            return written
    raise ValueError("must be an E.164 phone number, like +447700900123")
