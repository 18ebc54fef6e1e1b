"""One turn of a chat: what is said in answer to one message, and what the club is to know of it."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from msgspec.structs import replace

from flows import families
from flows.answers import Answer, Aside
from flows.answers.basics.kinds import in_words
from flows.answers.dates.ages import age
from flows.families.bounces import ABOUT
from flows.grammar.commands import Command
from flows.grammar.flow import Flow
from flows.grammar.notices import WELFARE, alert_of, case_for, line_of_the_digest, notice_of
from flows.grammar.steps import Ending, Question, Reader, Step
from flows.grammar.summary import shown
from flows.london import london_day
from flows.records import (
    Alert,
    Case,
    Change,
    Conversation,
    DigestLine,
    Doubted,
    Known,
    Notice,
    Pause,
    Proposal,
    Registration,
    Reply,
    Unclear,
)
from flows.templates import OF_A_REGISTRATION, OF_THE_CLUB, WHATSAPP, Club, called, names_in, names_of

NOTICES_A_DAY, A_DAY = 3, timedelta(days=1)
WHOSE_TURN = "whose_turn"
NOTHING = Known()


class Opening(NamedTuple):
    """A template that may open a chat, with the value of each name in its words."""

    template: str
    values: dict[str, str]

    @property
    def text(self) -> str:
        return WHATSAPP[self.template].format_map(self.values)


class Turn:
    """Gathers what is said. `replies` are ready to be saved once the turn is over."""

    def __init__(self, flow: Flow, club: Club, conversation: Conversation, now: datetime, known: Known = NOTHING):
        self.flow, self.club, self.conversation, self.now, self.known = flow, club, conversation, now, known
        self.facts: list[tuple[str, str]] = []
        self.notices: list[Notice] = []
        self.cases: list[Case] = []
        self.alerts: list[Alert] = []
        self.lines: list[DigestLine] = []
        self.has_to_know = False  # what is taken in the team, before this turn can be right
        self.unclear: Unclear | None = None  # a language model is to be asked, before this turn can be right
        self.opening: Opening | None = None
        self.guess = ""  # what became of its guess: proposed or missed, confirmed or refused
        self.answered: list[str] = []
        self.misunderstood: list[str] = []
        self._said: list[str] = []
        self._asked: Reply | None = None
        self._read: tuple[Any, Answer | Aside | Command] | None = None

    @property
    def today(self) -> date:
        """The day in Europe/London, by which ages are reckoned."""
        return london_day(self.now)

    @property
    def registration(self) -> Registration:
        """The one that is talked about. Raises NobodyInvited where none is."""
        return self.conversation.present

    @property
    def step(self) -> Step:
        """Where the parent stands."""
        return self.flow.step(self.registration)

    @property
    def about(self) -> str:
        """What a button that is tapped now belongs to: the step, with a ? where a proposal is open, whose turn it is,
        or an e-mail address in doubt.
        """
        if self.conversation.doubted:
            return ABOUT
        if self.conversation.choosing:
            return WHOSE_TURN
        return self.registration.state + ("?" if self.registration.proposal else "")

    @property
    def asks_anew(self) -> bool:
        """Whether the turn ends with the question that the parent stands at, and not with a doubt about an answer."""
        return self._asked is not None and self._asked.about == self.registration.state

    @property
    def asks_on(self) -> bool:
        """Whether the turn did nothing but hear an answer, and leads to a question or a doubt about it."""
        outside = self.facts or self.notices or self.cases or self.alerts or self.lines or self.conversation.paused
        doubt = self.conversation.registration and self.conversation.registration.proposal
        heard = self.answered or self.misunderstood or (doubt and doubt.about)
        return self._asked is not None and bool(heard) and not outside

    @property
    def replies(self) -> list[Reply]:
        """What was said, as one reply that ends with the question; nothing said is no reply."""
        if self._asked:
            return [replace(self._asked, paragraphs=[*self._said, *self._asked.paragraphs])]
        return [Reply(paragraphs=self._said)] if self._said else []

    def tell(self, text: str) -> None:
        """Say a text that is ready to be sent:

        names in it are not filled in, for a parent's own words may stand in it.
        """
        self._said.append(text)

    def fall_silent(self) -> None:
        """Leave unsaid what was to be said."""
        self._said, self._asked = [], None

    def values(self, names: Iterable[str], **more: Any) -> dict[str, str]:
        """The values of these names as a person reads them. Raises KeyError for one that is not known."""
        known = _Facts(self, more)
        return {name: str(known[name]) for name in names}

    def explain(self, remedy: str) -> None:
        """Say what puts something right, as a sentence of its own before the question."""
        self.tell(remedy if remedy[-1] in ".!?" else f"{remedy}.")

    def filled(self, text: str, **values: Any) -> str:
        """A text of ours with its names filled in."""
        return text.format_map(_Facts(self, values))

    def say(self, text: str, **values: Any) -> None:
        self.tell(self.filled(text, **values))

    def recite(self, template: str, **values: Any) -> None:
        """Say a template of templates/whatsapp/."""
        self.say(WHATSAPP[template], **values)

    def open_with(self, template: str, **values: Any) -> None:
        """Say it by this template where WhatsApp takes nothing but what it has approved."""
        self.opening = Opening(template, self.values(names_in(WHATSAPP[template]), **values))

    def arrive(self, question: Question) -> None:
        """Ask a question for the first time: with what it shows, or at the start with the words that always work."""
        registration = self.registration
        registration.misunderstood, registration.kept_back = 0, None
        if question.shows:
            self.tell(question.shows(self.flow.questions, registration, self.filled("{player}")))
        elif question.due(registration) and not registration.words_due_at:
            self.recite("words_that_work")
            registration.words_due_at = len(registration.answers)
        self.ask(question)

    def ask(self, question: Question, labels: Iterable[str] = ()) -> None:
        """Ask a question as the turn's last line, with other labels than its own where they are given."""
        kind, instead = self.kind(question), list(labels)
        self.registration.to_be_asked, self.conversation.doubted = False, None
        self._asked = Reply(
            paragraphs=self.filled(question.prompt).split("\n\n"),
            about=self.about,
            labels=instead or [choice.label for choice in kind.choices],
            numbered=not instead and getattr(kind, "numbered", True),
        )

    def kind(self, question: Question) -> Reader:
        """How a question is answered for the child who is talked about."""
        return question.kind(self.registration, self.flow.questions)

    def hears(self, question: Question, text: str) -> Answer | Aside | Command:
        """What a text says as the answer to a question: read once, though several look at it one after another."""
        kind = self.kind(question)
        asked = kind, text
        if self._read is None or self._read[0] != asked:
            self._read = asked, kind.read(text, self.today)
        return self._read[1]

    def shown(self, question: Question) -> str:
        """The answer for the child who is talked about, as a person reads it."""
        return shown(question, self.registration, self.flow.questions)

    def ask_whose_turn(self) -> None:
        """Ask which child comes first; nothing else is asked until that is known."""
        self.conversation.choosing, self.conversation.doubted = True, None
        children = families.names(families.unfinished(self.flow, self.conversation))
        self._asked = Reply(paragraphs=[WHATSAPP[WHOSE_TURN]], about=WHOSE_TURN, labels=children)

    def propose(self, proposal: Proposal) -> None:
        """Ask whether something is so, before it is done."""
        self.registration.proposal, self.conversation.doubted = proposal, None
        self._asked = Reply(paragraphs=[proposal.question], about=self.about, labels=["Yes", "No"])

    def doubt(self, doubted: Doubted) -> None:
        """Ask about an e-mail address, in the place of what else is open: that is asked again afterwards."""
        self.conversation.doubted = doubted
        self._asked = Reply(paragraphs=[doubted.question], about=ABOUT, labels=doubted.labels)

    def ask_again(self) -> None:
        """Repeat what is open: an address in doubt, the proposal if there is one, whose turn, or the question; at an
        ending nothing is.
        """
        step = self.step
        if self.conversation.doubted:
            self.doubt(self.conversation.doubted)
        elif self.registration.proposal:
            self.propose(self.registration.proposal)
        elif self.conversation.choosing:
            self.ask_whose_turn()
        elif isinstance(step, Question):
            self.ask(step)

    def thank(self, question: Question, *, noted: bool = False) -> None:
        """Read an answer back where the question has words for it, or where it is to be `noted` all the same."""
        words = question.thanks or (WHATSAPP["noted"] if noted and question.label else "")
        if words:
            answer = self.shown(question)
            years = self._age(self.registration.answers[question.name])
            with suppress(KeyError):  # the words name an answer that is not there: a question that was taken out
                self.say(words, label=question.label, answer=answer, age=years)

    def tell_club(self, fact: str) -> None:
        """Let the club know of something: at once where a person has to act, else in the day's digest."""
        self.note(self.registration, fact)
        if headline := self.flow.at_once.get(fact):
            self._call(fact, headline)

    def note(self, registration: Registration, fact: str) -> None:
        """Keep a fact about one of the children, with its line for the digest where it has one."""
        self.facts.append((registration.reference, fact))
        if news := self.flow.digest.get(fact):
            self.lines.append(line_of_the_digest(fact, registration, news))

    def hand_over(self, reason: str) -> None:
        """Fall silent, and tell whoever takes over. Who is already waited for is not called twice."""
        conversation = self.conversation
        self.facts.append((self.registration.reference, reason))
        if conversation.paused is None or conversation.paused.reason != reason:
            token = "" if reason in WELFARE else self._call(reason, paused=True)
            conversation.paused = Pause(reason=reason, at=self.now, token=token)

    def alert(self, reason: str) -> None:
        """Have the officers told, whoever wrote. An alert that nobody has taken yet stands for this one (see Store)."""
        conversation = self.conversation
        self.alerts.append(alert_of(reason, conversation, self.club, self.now, self._token()))
        if conversation.registrations and reason not in conversation.alerted:
            conversation.alerted.append(reason)

    def _call(self, fact: str, headline: str = "", *, paused: bool = False) -> str:
        """Tell the manager, behind a link: its token."""
        case = case_for(fact, self.registration, self.club, self.now, self._token(), headline)
        self.cases.append(case)
        self.notices.append(notice_of(case, self.registration, self.club, paused=paused))
        return case.token

    def _token(self) -> str:
        """What nobody can guess, another one for each link of the turn."""
        return f"{self.known.token}{len(self.cases) + len(self.alerts) or ''}"

    def end(self, ending: Ending) -> None:
        """Rest at an ending: take on its statuses, tell the club, say its template."""
        registration = self.registration
        if ending.notify and ending.statuses == (registration.status,):
            registration.history.append(Change(registration.status, self.now, "changed and confirmed again"))
        for status in ending.statuses:
            registration.become(status, self.now, ending.name)
        self.tell_club(ending.fact)
        in_part = self.flow.paid(registration) or {}
        if in_part and ending.notify and self.flow.decided_by_a_person(registration):
            self.recite("payment_looked_at")
            return
        if ending.notify and self._arrivals_today(ending) <= NOTICES_A_DAY:
            self._notify_of(ending, in_part)
        self.recite(ending.owing if in_part and ending.owing else ending.template, **in_part)

    def notify(self, trace: str, templates: Sequence[str], **values: str) -> None:
        """Tell the parent beside the chat: by e-mail where an address is known, and by a text that stands in for it."""
        email, phone = self.flow.family_email(self.conversation), self.conversation.phone
        for template in templates:
            stand_in = template.startswith("sms/")
            if stand_in or email:
                notice = Notice(
                    trace=f"{trace}-text" if stand_in else trace,
                    templates=[template],
                    email=email,
                    phone=phone,
                    values=self.values(names_of(template), **values),
                    stand_in=stand_in,
                )
                self.notices.append(notice)

    def _notify_of(self, ending: Ending, in_part: dict[str, str]) -> None:
        """Arriving at an ending again, with other answers, makes other notices."""
        registration = self.registration
        self.notify(f"{registration.reference}-{ending.name}-{len(self._arrivals(ending))}", ending.notify, **in_part)

    def _arrivals(self, ending: Ending) -> list[datetime]:
        return [change.at for change in self.registration.history if change.status == ending.statuses[-1]]

    def _arrivals_today(self, ending: Ending) -> int:
        """Within a day: the address is what somebody typed, and may be anybody's."""
        return sum(self.now - at < A_DAY for at in self._arrivals(ending))

    def _age(self, value: Any) -> int | None:
        try:
            return age(date.fromisoformat(value), self.today)
        except (TypeError, ValueError):
            return None


class _Facts(dict[str, Any]):
    """The names that words may use: what is given, then the club and the invite, then the answers as they are shown."""

    def __init__(self, turn: Turn, values: dict[str, Any] | None = None):
        super().__init__(values or {})
        self.turn = turn

    def __missing__(self, name: str) -> str:
        turn, about = self.turn, self.turn.conversation.registration
        if name in OF_THE_CLUB:
            return OF_THE_CLUB[name](turn.club)
        if about and name in OF_A_REGISTRATION:
            return OF_A_REGISTRATION[name](turn.club, about)
        if name == "children":
            unfinished = families.unfinished(turn.flow, turn.conversation) or [turn.registration]
            return in_words([f"{called(each)} to {each.invite.side}" for each in unfinished], "and")
        question = turn.flow.questions[name]
        if about is None or not question.answered(about):
            raise KeyError(name)
        return turn.shown(question)
