"""What a domain's DNS says so that mail of SES is believed to come from it."""

from collections.abc import Iterable, Iterator


def records(domain: str, dkim_tokens: Iterable[str], reports: str) -> Iterator[str]:
    """One line a record, name, type and value, as whoever runs the domain types them. `reports` is an e-mail address.

    DKIM by SES: https://docs.aws.amazon.com/ses/latest/dg/creating-identities.html. DMARC, which the large mail
    providers ask of whoever writes to many: https://docs.aws.amazon.com/ses/latest/dg/send-email-authentication-dmarc.html.
    """
    for token in dkim_tokens:
        yield f"{token}._domainkey.{domain} CNAME {token}.dkim.amazonses.com"
    yield f'_dmarc.{domain} TXT "v=DMARC1; p=none; rua=mailto:{reports}" (unless there is one already)'
