"""The children's photos: sent by a parent or put in by the club, kept in S3 under the registration, and erased."""

import hashlib
import time
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from bot.errors import Unavailable
from bot.logs.logs import log_failure, logs
from bot.pictures.decoder import MOST_WAIT, portrait_apart
from bot.pictures.image import Unfit
from bot.pictures.media import ForeignMedia, Media
from flows.records import Picture

MOST_MEDIA = 10  # Twilio's most in a message
LARGEST_UPLOAD = 4 * 1024 * 1024  # bytes: a Lambda is called with 6 MB, and a file in it takes a third more
NEVER_A_PICTURE = {"audio": "voice", "video": "video", "text": "not_a_picture"}  # text/vcard is a contact's card


class Photos:
    """`s3` is a boto3 client. The bucket is private and encrypts by itself (infrastructure.yaml). All pictures of a
    message together are given `patience`, in seconds.
    """

    def __init__(self, s3: Any, bucket: str, media: Media, patience: float = MOST_WAIT):
        self._s3, self._bucket, self._media, self._patience = s3, bucket, media, patience

    def take(self, reference: str, sid: str, form: Mapping[str, str]) -> Picture:
        """Keep the first fit picture of a message, whose fields are those of Twilio's webhook.

        A Picture with its `key` (a repeat of the message has the same), or with the `trouble` of the first medium: a
        reason of `bot.pictures.decoder.portrait_apart` or `bot.pictures.media.Media.fetch`, "voice" or
        "video". Raises Unavailable where Twilio does not answer now.
        """
        key, troubles, until = f"{folder(reference)}{sid}.jpg", [], time.monotonic() + self._patience
        for url, declared in media_of(form):
            try:
                photo = self._portrait(url, declared, until)
            except Unfit as unfit:
                troubles.append(unfit.reason)
                continue
            self._keep(key, photo)
            return Picture(key=key)
        return Picture(trouble=troubles[0] if troubles else "not_a_picture")

    def put_in(self, reference: str, data: bytes) -> str:
        """Keep a photo that a person of the club brings, as the chat would take it: its key, which the same photo has
        again. Raises Unfit.
        """
        photo = portrait_apart(data)
        key = f"{folder(reference)}desk-{hashlib.sha256(photo).hexdigest()[:32]}.jpg"
        self._keep(key, photo)
        return key

    def read(self, key: str) -> bytes | None:
        """A photo that a registration refers to, as JPEG; None where it is gone. Raises Unavailable."""
        try:
            return self._s3.get_object(Bucket=self._bucket, Key=key)["Body"].read()
        except self._s3.exceptions.NoSuchKey:
            return None
        except (BotoCoreError, ClientError) as error:
            raise Unavailable(type(error).__name__) from None

    def erase(self, reference: str, spared: Collection[str] = ()) -> None:
        """Delete every photo of a registration but those `spared`. Raises RuntimeError where S3 kept one."""
        pages = self._s3.get_paginator("list_objects_v2").paginate(Bucket=self._bucket, Prefix=folder(reference))
        for page in pages:
            keys = [{"Key": found["Key"]} for found in page.get("Contents", []) if found["Key"] not in spared]
            if keys and self._s3.delete_objects(Bucket=self._bucket, Delete={"Objects": keys}).get("Errors"):
                raise RuntimeError("S3 did not delete every photo")

    def discard(self, keys: Iterable[str]) -> None:
        """Delete photos that nothing refers to any more. One that stays behind is in nobody's way: the bucket's own
        lifecycle ends it.
        """
        for key in keys:
            try:
                self._s3.delete_object(Bucket=self._bucket, Key=key)
            except (BotoCoreError, ClientError) as error:
                log_failure("an unused photo stays behind", error)

    def _keep(self, key: str, photo: bytes) -> None:
        self._s3.put_object(Bucket=self._bucket, Key=key, Body=photo, ContentType="image/jpeg")

    def _portrait(self, url: str, declared: str, until: float) -> bytes:
        """A medium as the portal takes it. Raises Unfit; what is declared to be no picture is not even fetched, nor is
        what follows once the message has had its time.
        """
        if trouble := NEVER_A_PICTURE.get(declared.partition("/")[0].lower()):
            raise Unfit(trouble)
        if time.monotonic() >= until:
            raise Unfit("too_heavy")
        try:
            data = self._media.fetch(url)
            return portrait_apart(data, wait=max(until - time.monotonic(), 0))
        except ForeignMedia as foreign:
            # A forged webhook, or a new host of Twilio's: then every photo fails, and somebody has to see it.
            logs.error("a medium is not at Twilio's", host=foreign.host)
            raise Unfit("not_a_picture") from None


def media_of(form: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The `(url, declared content type)` of each medium of a message."""
    count = form.get("NumMedia", "")
    for index in range(min(int(count), MOST_MEDIA) if count.isdecimal() else 0):
        yield form.get(f"MediaUrl{index}", ""), form.get(f"MediaContentType{index}", "")


def folder(reference: str) -> str:
    """Where the photos of a registration lie. Raises ValueError for a reference that would reach into another's."""
    if not reference or "/" in reference:
        raise ValueError("Not a registration's reference")
    return f"photos/{reference}/"
