"""The command that lets the first secretary in, and writes the desk's lists anew."""

from bot.commands.desk import command
from tests.support.house import House, Parent


def told(house: House, *arguments: str) -> tuple[int, list[str]]:
    lines: list[str] = []
    return command(house.bot, list(arguments), lines.append), lines


def test_a_secretary_is_let_in_listed_and_taken_away(house: House):
    assert told(house, "add", "Ann@Example.org", "Ann", "Lee") == (0, ["Ann Lee may sign in"])
    assert told(house, "list") == (0, ["ann@example.org  Ann Lee  secretary  "])
    assert told(house, "remove", "ann@example.org")[0] == 1, "somebody has to be secretary"
    told(house, "add", "kim@example.org", "Kim")
    assert told(house, "remove", "ann@example.org") == (0, ["ann@example.org is taken away"])
    assert told(house, "remove", "ann@example.org")[0] == 1


def test_what_is_wrong_is_said(house: House):
    assert told(house, "add", "nobody", "Ann")[0] == 1
    assert told(house, "dance")[0] == 2


def test_a_registration_of_an_earlier_release_gets_its_line(house: House, parent: Parent):
    key = {"pk": {"S": f"registration#{parent.registration.reference}"}, "sk": {"S": "registration"}}
    house.bot.dynamodb.update_item(
        TableName=house.settings.table, Key=key, UpdateExpression="REMOVE #roll, brief",
        ExpressionAttributeNames={"#roll": "roll"},
    )  # fmt: skip
    assert house.bot.roll.season("2026-27") == []
    assert told(house, "roll", "2026-27") == (0, ["1 lines are written"])
    [line] = house.bot.roll.season("2026-27")
    assert (line.player, line.status) == ("Sam Smith", "invited")
