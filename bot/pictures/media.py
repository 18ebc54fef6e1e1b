"""What a parent sent, fetched from Twilio: its API alone gets the account's password, and no stranger is asked."""

from __future__ import annotations

import re
from contextlib import closing
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from bot.errors import Unavailable
from bot.pictures.image import MOST_INPUT, Unfit
from bot.references import Secret
from bot.settings import Settings

if TYPE_CHECKING:
    from requests import Response

TWILIO = "https://api.twilio.com"
MOST_REDIRECTS = 3
GONE, REDIRECTS = (404, 410), (301, 302, 303, 307, 308)
CHUNK = 64 * 1024  # bytes

# Twilio's help 223183748 names mms.twiliocdn.com, and for accounts from before it asked for a password the S3 bucket.
# Nothing is parsed: an address is one that begins so, letter by letter, or it is not asked.
CDN = re.compile(
    r"https://(([a-z0-9-]+\.)+(twiliocdn|twilio)\.com|s3-external-1\.amazonaws\.com/media\.twiliocdn\.com)/"
)
PLAIN = re.compile(r"[!-\[\]-~]*", re.ASCII)  # what stands in an address, save the backslash
UPWARDS = re.compile(r"\.\.|%2e", re.IGNORECASE)  # leads out of the folder that it begins with


class ForeignMedia(ValueError):
    """An address that is not Twilio's, or not our account's: it was not asked. `host` is whose it seems to be."""

    def __init__(self, url: str):
        self.host = host_of(url)
        super().__init__(self.host)


class Media:
    """The media of messages that parents sent to our account at Twilio, or at its stand-in."""

    def __init__(self, settings: Settings, auth_token: Secret):
        self._settings, self._auth_token = settings, auth_token
        origin = urlsplit(settings.twilio_url or TWILIO)
        self._origin = f"{origin.scheme}://{origin.netloc}"
        account = re.escape(f"{self._origin}/2010-04-01/Accounts/{settings.account_sid}")
        self._ours = re.compile(rf"{account}/Messages/[A-Za-z0-9]+/Media/[A-Za-z0-9]+", re.ASCII)

    def fetch(self, url: str) -> bytes:
        """The medium that a webhook's MediaUrl names, of up to 10 MB.

        Twilio answers with a redirect to a signed address, which gets no password. Raises ForeignMedia, Unfit ("gone",
        "too_large") or Unavailable.
        """
        import requests

        if not self._ours.fullmatch(url):
            raise ForeignMedia(url)
        password = (self._settings.account_sid, self._auth_token.current())
        # A Session would look where a redirect leads, and into .netrc for a password; the adapter only asks.
        with closing(requests.adapters.HTTPAdapter()) as adapter:
            for auth in [password] + [None] * MOST_REDIRECTS:
                try:
                    request = requests.Request("GET", url, {"Accept-Encoding": "identity"}, auth=auth).prepare()
                    with adapter.send(request, stream=True, timeout=self._settings.twilio_timeout) as answer:
                        if answer.status_code not in REDIRECTS:
                            return content_of(answer)
                        url = self._next(url, answer.headers.get("Location"))
                except requests.RequestException as error:
                    raise Unavailable(type(error).__name__) from None
        raise Unavailable("too many redirects")

    def _next(self, url: str, location: str | None) -> str:
        """Where a redirect leads. Raises ForeignMedia, or Unavailable where it does not say."""
        if not location:
            raise Unavailable("a redirect to nowhere")
        try:
            target = urljoin(url, location)
        except ValueError:
            raise ForeignMedia(location) from None
        stand_in = self._settings.twilio_url and target.startswith(f"{self._origin}/")
        if not (stand_in or CDN.match(target)) or not PLAIN.fullmatch(target) or UPWARDS.search(target):
            raise ForeignMedia(target)
        return target


def content_of(answer: Response) -> bytes:
    """The body of an answer that is no redirect. Raises Unfit or Unavailable."""
    if answer.status_code in GONE:
        raise Unfit("gone")
    if answer.status_code != 200:
        raise Unavailable(str(answer.status_code))
    content = bytearray()
    for chunk in answer.iter_content(CHUNK):
        content += chunk
        if len(content) > MOST_INPUT:
            raise Unfit("too_large")
    return bytes(content)


def host_of(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
