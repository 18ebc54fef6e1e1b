"""The e-mails as the sender stores them: each body in the layout."""

from functools import cache

from sender.store.template_folder import ROOT, in_folder
from sender.store.templates import Template
from sender.text.wording import placeholders


@cache
def stored_emails() -> dict[str, Template]:
    """The e-mail templates by name."""
    return {template.name: template for template in in_folder(ROOT) if template.subject}


def names_in_html(template: str) -> frozenset[str]:
    """The names that the HTML of `email/<name>` leaves open."""
    return frozenset(placeholders(stored_emails()[template.removeprefix("email/")].message_body))
