"""`python -m bot.commands.desk add EMAIL NAME` lets a secretary in to the desk, who lets in the others there.

`list` shows who may sign in, `remove EMAIL` takes somebody away at once, and `roll SEASON` writes the lines of the
desk's lists anew, for registrations of a release that had none.
"""

import os
import sys
from collections.abc import Callable

from bot.assembly import Bot, bot_of
from bot.desk.people.people import LastSecretary, NotAdded, People
from bot.desk.people.roles import Role
from bot.desk.people.sessions import Sessions
from bot.desk.people.table import Table
from bot.store.items import Listed, registration_item
from bot.store.unit_of_work import listed

USAGE = "usage: python -m bot.commands.desk add EMAIL NAME | list | remove EMAIL | roll SEASON"


def command(bot: Bot, arguments: list[str], say: Callable[[str], object] = print) -> int:
    """Does what the arguments say; the exit code."""
    table = Table(bot.dynamodb, bot.settings.table)
    people = People(table, bot.settings.secretary)
    try:
        match arguments:
            case ["add", email, *name] if name:
                say(f"{people.add(email, ' '.join(name), [Role.SECRETARY], [], bot.clock()).name} may sign in")
            case ["list"]:
                for each in people.listed():
                    say(f"{each.email}  {each.name}  {', '.join(sorted(each.roles))}  {', '.join(sorted(each.teams))}")
            case ["remove", email]:
                return _remove(people, Sessions(table, people), email, bot, say)
            case ["roll", season]:
                say(f"{_write_roll(bot, season)} lines are written")
            case _:
                print(USAGE, file=sys.stderr)
                return 2
    except (NotAdded, LastSecretary) as reason:
        print(f"Not done: {reason}", file=sys.stderr)
        return 1
    return 0


def _remove(people: People, sessions: Sessions, email: str, bot: Bot, say: Callable[[str], object]) -> int:
    if not people.remove(email):
        print(f"There is no {email}", file=sys.stderr)
        return 1
    sessions.end_everywhere(email, bot.clock())
    say(f"{email} is taken away")
    return 0


def _write_roll(bot: Bot, season: str) -> int:
    """Where a registration changes meanwhile, its own line is the newer one and stays."""
    count = 0
    for row in bot.registrations.each(season):
        family = bot.store.load(row.parent)
        now = next((each for each in family.registrations if each.reference == row.registration.reference), None)
        if now is not None:
            count += _put_line(bot, listed(bot.store.flow, now, family), row.changed_at)
    return count


def _put_line(bot: Bot, registration: Listed, seen: str) -> bool:
    item = registration_item(registration, bot.clock())
    try:
        bot.dynamodb.update_item(
            TableName=bot.settings.table,
            Key={name: item[name] for name in ("pk", "sk")},
            UpdateExpression="SET brief = :brief, roll = :roll",
            ConditionExpression="changed_at = :seen",
            ExpressionAttributeValues={":brief": item["brief"], ":roll": item["roll"], ":seen": {"S": seen}},
        )
    except bot.dynamodb.exceptions.ConditionalCheckFailedException:
        return False
    return True


def main(arguments: list[str]) -> int:
    return command(bot_of(os.environ), arguments)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
