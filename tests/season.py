"""A season of three hundred families in the whole house: real bot, real sender, Twilio's stand-in, a clock of its own.

It holds the end of summer time, on 25 October 2026. `season_families.py` says who the families are, `season_course.py`
what happens, `season_records.py` what is left of it, and `season_counts.py` what must not be among that.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

from waitress.server import create_server

from local.world import World
from sender.app import create_app
from sender.templates import sync
from tests.house import ACCOUNT, CLUB_NUMBER, PUBLIC_URL, TOKEN, TOKEN_PARAMETER, House, at
from tests.season_course import BEGINS, Season
from tests.season_families import KINDS
from tests.season_records import Records
from tests.sender.office import Office

SEED = 2026
FAMILIES = sum(KINDS.values())


@contextmanager
def opened(seed: int) -> Iterator[Season]:
    """The season's own world with house and sender, before anything happens."""
    house: House | None = None

    def post(url: str, form: dict[str, str], headers: dict[str, str]) -> int:
        return house.post(url, form, headers)

    clock = at(BEGINS.year, BEGINS.month, BEGINS.day, BEGINS.hour)
    world = World(None, ACCOUNT, TOKEN, CLUB_NUMBER, f"{PUBLIC_URL}/webhook", post=post, clock=clock)
    world.start()
    before = dict(os.environ)
    os.environ.update(world.aws.environment())
    office = Office(world)
    sync(office.front.templates)
    server = create_server(create_app(office.front), host="127.0.0.1", port=0)
    Thread(target=server.run, daemon=True).start()
    house = House(world)
    house.bot.sender.ssm.put_parameter(Name=TOKEN_PARAMETER, Value=office.token(), Type="SecureString")
    house.start(SENDER_URL=f"http://127.0.0.1:{server.effective_port}/")
    # AWS lives by the real time, in which this season may be long over: nothing is to expire meanwhile.
    never = {"AttributeName": "expires", "Enabled": False}
    house.bot.dynamodb.update_time_to_live(TableName=house.settings.table, TimeToLiveSpecification=never)
    try:
        yield Season(world, house, office, seed)
    finally:
        house.stop()
        server.close()
        office.stop()
        world.stop()
        os.environ.clear()
        os.environ.update(before)


def play(seed: int = SEED) -> Records:
    """Play a whole season; AWS is one a process, so this takes a process of its own."""
    with opened(seed) as season:
        return season.play()
