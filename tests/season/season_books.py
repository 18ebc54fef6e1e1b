"""What stands in GoCardless's books of one family."""

from collections.abc import Callable

from local.gocardless.books import Resource


def of_registration(books: Callable[[str], dict[str, Resource]], kind: str, reference: str) -> list[Resource]:
    """What GoCardless has of a registration, found by what the parent or the bot asked it for and by nothing else."""
    asked = [each for each in books("billing_requests").values() if each["metadata"]["registration"] == reference]
    made = {of for each in asked for of in each["links"].values()}
    ours = {of for of, each in books("subscriptions").items() if each["links"]["mandate"] in made}
    return [
        each
        for of, each in books(kind).items()
        if of in made | ours or each["links"].get("subscription") in ours or each["links"].get("payment") in made
    ]
