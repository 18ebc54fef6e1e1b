"""Bot and sender joined in a world of their own, for a process that plays a long run: real queues, real workers."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from local.aws.tally import Tally
from local.clock import Clock
from local.world import World
from local.wsgi_server import WsgiServer
from sender.app import create_app
from tests.support.house import ACCOUNT, CLUB_NUMBER, PUBLIC_URL, TOKEN, TOKEN_PARAMETER, House
from tests.support.sender.office import Office, the_folders_templates


class Joined(NamedTuple):
    world: World
    house: House
    office: Office


@contextmanager
def joined(
    clock: Clock, tally: Tally | None = None, sender_app: Callable[[Callable], Callable] = lambda app: app
) -> Iterator[Joined]:
    """The three, before anything happens; AWS is one a process. `sender_app` may wrap the sender's API."""
    house: House | None = None

    def post(url: str, form: dict[str, str], headers: dict[str, str]) -> int:
        return house.post(url, form, headers)

    world = World(None, ACCOUNT, TOKEN, CLUB_NUMBER, f"{PUBLIC_URL}/webhook", post=post, clock=clock, tally=tally)
    world.start()
    before = dict(os.environ)
    os.environ.update(world.aws.environment())
    office = Office(world, the_folders_templates)
    server = WsgiServer(sender_app(create_app(office.front)))
    server.start()
    house = House(world, SENDER_URL=f"{server.url}/")
    house.bot.sender.ssm.put_parameter(Name=TOKEN_PARAMETER, Value=office.token(), Type="SecureString")
    # AWS lives by the real time, in which this run may be long over: nothing is to expire meanwhile.
    never = {"AttributeName": "expires", "Enabled": False}
    house.bot.dynamodb.update_time_to_live(TableName=house.settings.table, TimeToLiveSpecification=never)
    try:
        yield Joined(world, house, office)
    finally:
        house.stop()
        server.stop()
        office.stop()
        world.stop()
        os.environ.clear()
        os.environ.update(before)
