"""How a reply is shown in WhatsApp: as texts, and as a question with buttons or a list."""

from collections.abc import Collection

from bot.store.exchange import Outgoing
from bot.whatsapp.contents import BUTTON_TITLE, BUTTONS, ITEM_TITLE, LISTS, list_content, quick_reply_content
from flows.grammar.summary import listed
from flows.records import Reply

BODY_LIMIT, INTERACTIVE_LIMIT = 1600, 1024


def render(reply: Reply, contents: Collection[str]) -> list[Outgoing]:
    """A reply as WhatsApp messages: the question with buttons or a list where WhatsApp shows them, else with numbers.

    A content's variable holds no newline, so paragraphs with lines of their own go out as a text before the question.
    """
    paragraphs = [paragraph for paragraph in reply.paragraphs if paragraph.strip()]
    before, question = paragraphs[:-1], _one_line(paragraphs[-1:])
    content = _content_for(reply.labels)
    if content not in contents or not 0 < len(question) <= INTERACTIVE_LIMIT:
        return _texts([*paragraphs, "\n".join(listed(reply.labels, numbered=reply.numbered))])
    texts: list[Outgoing] = []
    if any("\n" in paragraph for paragraph in before) or len(_one_line(paragraphs)) > INTERACTIVE_LIMIT:
        texts = _texts(before)
    else:
        question = _one_line(paragraphs)
    variables = {"1": question}
    for label in reply.labels:
        variables |= {str(len(variables) + 1): label, str(len(variables) + 2): f"{reply.about}:{label}"}
    return [*texts, Outgoing(text=question, content=content, variables=variables)]


def _content_for(labels: list[str]) -> str:
    """The content that shows these labels, or "": they must differ and be one short line each, as its limits are."""
    if len(set(labels)) < len(labels) or not all(label and label == _one_line([label]) for label in labels):
        return ""
    longest = max(map(len, labels), default=0)
    if len(labels) in BUTTONS and longest <= BUTTON_TITLE:
        return quick_reply_content(len(labels))
    return list_content(len(labels)) if len(labels) in LISTS and longest <= ITEM_TITLE else ""


def _one_line(paragraphs: list[str]) -> str:
    """Paragraphs as a variable takes them: without newlines, tabs or runs of spaces (Twilio 21656)."""
    return " ".join(" ".join(paragraphs).split())


def _texts(paragraphs: list[str]) -> list[Outgoing]:
    """Paragraphs as plain messages that Twilio takes: cut at lines, else at words, else anywhere."""
    texts = []
    rest = "\n\n".join(paragraphs).strip()
    while len(rest) > BODY_LIMIT:
        ends = rest.rfind("\n", 0, BODY_LIMIT + 1), rest.rfind(" ", 0, BODY_LIMIT + 1), BODY_LIMIT
        end = next(end for end in ends if end > 0)
        texts.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return [Outgoing(text=text) for text in [*texts, rest] if text]
