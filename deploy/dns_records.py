"""What a domain's DNS says so that mail of SES is believed to come from it."""

from collections.abc import Iterable, Iterator

from dns.exception import DNSException
from dns.resolver import NXDOMAIN, NoAnswer, resolve

PATIENCE = 3.0  # seconds


def records(domain: str, dkim_tokens: Iterable[str], reports: str) -> Iterator[str]:
    """One line a record, name, type and value, as whoever runs the domain types them. `reports` is an e-mail address.

    DKIM by SES: https://docs.aws.amazon.com/ses/latest/dg/creating-identities.html. DMARC, which the large mail
    providers ask of whoever writes to many: https://docs.aws.amazon.com/ses/latest/dg/send-email-authentication-dmarc.html.
    """
    for token in dkim_tokens:
        yield f"{token}._domainkey.{domain} CNAME {token}.dkim.amazonses.com"
    yield f'_dmarc.{domain} TXT "v=DMARC1; p=none; rua=mailto:{reports}" (unless there is one already)'


def mail_from_records(domain: str, region: str) -> Iterator[str]:
    """One line a record of a MAIL FROM domain: https://docs.aws.amazon.com/ses/latest/dg/mail-from.html."""
    yield f"{domain} MX 10 feedback-smtp.{region}.amazonses.com"
    yield f'{domain} TXT "v=spf1 include:amazonses.com ~all"'


def no_records(_name: str) -> None:
    """Where DNS is not asked: a rehearsal reaches nobody."""


def text_records(name: str) -> list[str] | None:
    """The TXT records of a name; None where DNS does not answer."""
    try:
        return [b"".join(record.strings).decode(errors="replace") for record in resolve(name, "TXT", lifetime=PATIENCE)]
    except (NXDOMAIN, NoAnswer):
        return []
    except DNSException:
        return None
