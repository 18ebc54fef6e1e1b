"""What a person of the club does to a registration at the desk, as a program does it: a photo, an answer put right, a
move, a chat taken over and written in. Each is done by bot/club/desk.py, as for the desk.
"""

from typing import Annotated, Any

from flask import Response, g, request
from msgspec import Meta
from werkzeug.exceptions import RequestEntityTooLarge

from bot.access.auth import NotHere, TooLarge
from bot.access.keys import MissingScope
from bot.club.confidential import is_a_disclosure, reasons
from bot.club.desk import TOO_LARGE, Desk
from bot.pictures.photos import LARGEST_UPLOAD, Photos
from bot.store.store import Store
from bot.web.desk.one import ACT, DONE, ONE, One
from bot.web.fields import Body, Flag, Reading, text
from bot.web.operations import Content, Operation
from bot.web.schemas import LONGEST_ID, Done, Nothing
from flows.answers import normalise_phone
from flows.registration.age_groups import age_group

BINARY = {"type": "string", "contentMediaType": "application/octet-stream"}
UPLOAD = Content("application/octet-stream", BINARY)
JPEG = Content("image/jpeg", BINARY)
CHAT = ACT | {403: "No good key, or one without the scope chat, or safety for what was written of a child's safety"}
LONGEST_WORDS = 1500  # characters: as much as the desk takes
GROUP = "must be an age group, like u11s"
PHONE = "must be a phone number, like 07700 900123 or +447700900123"


def _phone(given: str) -> str:
    phone = normalise_phone(given)
    if not phone:
        raise ValueError(PHONE)
    return phone


def _group(given: str) -> str:
    return f"u{age_group(given)}s"


class Answer(Body, frozen=True, kw_only=True):
    answer: Annotated[str, text(500, "As a parent would type it in the chat.")]
    sure: Flag = False


class Manager(Body, frozen=True, kw_only=True):
    manager_name: Annotated[str, text(60)]
    manager_tel: Annotated[str, Meta(max_length=40, extra={"reading": Reading(PHONE, after=_phone)})]


class Move(Manager, frozen=True, kw_only=True):
    team: Annotated[str, text(60)]
    age_group: Annotated[str, text(20, "Like u11s.", after=_group)]


class TakingOver(Body, frozen=True, kw_only=True):
    by: Annotated[str, text(60, "Who of the club is on the chat.")]


class Words(Body, frozen=True, kw_only=True):
    message_id: Annotated[str, text(LONGEST_ID, "The same id is said once.")]
    text: Annotated[str, text(LONGEST_WORDS)]
    by: Annotated[str, text(60, "Whose name stands below the words.")]


class ActsApi:
    def __init__(self, desk: Desk, store: Store, photos: Photos, one: One):
        self._desk, self._store, self._photos, self._one = desk, store, photos, one

    def operations(self) -> list[Operation]:
        return [
            Operation("read_photo", "GET", f"{ONE}/photo", "read", "Read the player's photo", self.read_photo,
                      "The photo that was sent to the club", JPEG,
                      refusals={404: "No such registration, or no photo of it"}),
            Operation("put_photo", "PUT", f"{ONE}/photo", "act", "Put in the player's photo: JPEG, PNG, WebP or HEIC",
                      self.put_photo, DONE, (Done,), content=UPLOAD, refusals=ACT | {413: "More than 4 MB"},
                      largest=LARGEST_UPLOAD),
            Operation("correct_answer", "PUT", f"{ONE}/answers/<name>", "act",
                      "Put an answer right, but none about health, which is the parent's to change",
                      self.correct_answer, DONE, (Done,), Answer, refusals=ACT),
            Operation("email_is_right", "PUT", f"{ONE}/email-right", "act",
                      "Say that an e-mail address that bounces is right as it stands",
                      self.email_is_right, DONE, (Done,), Nothing, refusals=ACT),
            Operation("move", "POST", f"{ONE}/move", "act", "Move to another team or manager",
                      self.move, DONE, (Done,), Move, refusals=ACT),
            Operation("name_manager", "PUT", f"{ONE}/manager", "act",
                      "Name another manager of the player's team, without telling the parent",
                      self.name_manager, DONE, (Done,), Manager, refusals=ACT),
            Operation("take_over", "POST", f"{ONE}/take-over", "chat", "Take over the chat: the assistant falls silent",
                      self.take_over, DONE, (Done,), TakingOver, refusals=CHAT),
            Operation("say", "POST", f"{ONE}/say", "chat", "Write to the parent, who is taken over with it",
                      self.say, DONE, (Done,), Words, refusals=CHAT),
        ]  # fmt: skip

    def read_photo(self, reference: str) -> Response:
        key = self._one.found(reference).registration.confirmed.get("photo")
        picture = self._photos.read(key) if key else None
        if picture is None:
            raise NotHere("There is no photo of this registration")
        response = Response(picture, mimetype="image/jpeg")
        response.headers["Cache-Control"] = "no-store"
        return response

    def put_photo(self, reference: str) -> Done:
        try:
            data = request.get_data()
        except RequestEntityTooLarge:
            raise TooLarge(TOO_LARGE) from None
        return self._one.done(reference, self._desk.put_photo, "The photo is put in, and the parent is told", data)

    def correct_answer(self, reference: str, name: str, told: Answer) -> Done:
        done = "The answer is put right, and the parent is told"
        return self._one.done(reference, self._desk.correct_answer, done, name, told.answer, sure=told.sure)

    def email_is_right(self, reference: str, _: Nothing) -> Done:
        return self._one.done(reference, self._desk.email_is_right, "It no longer counts as one that bounces")

    def move(self, reference: str, told: Move) -> Done:
        to = told.team, age_group(told.age_group), told.manager_name, told.manager_tel
        return self._one.done(reference, self._desk.move, "The player is moved, and the parent is told", *to)

    def name_manager(self, reference: str, told: Manager) -> Done:
        by = told.manager_name, told.manager_tel
        return self._one.done(reference, self._desk.name_manager, "The player's manager is another one", *by)

    def take_over(self, reference: str, told: TakingOver) -> Done:
        return self._in_the_chat(reference, self._desk.take_over, "The assistant is silent until a release", told.by)

    def say(self, reference: str, told: Words) -> Done:
        said = told.text, told.by, told.message_id
        return self._in_the_chat(reference, self._desk.say, "It is on its way to the parent", *said)

    def _in_the_chat(self, reference: str, act: Any, message: str, *arguments: str) -> Done:
        """What a parent wrote of a child's safety is for keys with the scope safety. Raises MissingScope."""
        family = self._store.load(self._one.found(reference).parent)
        if is_a_disclosure(reasons(family)) and "safety" not in g.scopes:
            raise MissingScope("safety")
        return self._one.done(reference, act, message, *arguments)
