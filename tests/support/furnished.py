"""What each house and each office is built on: built once in a world, and put back for whoever comes next."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from local.aws.stack import deploy
from local.world import World


def bare(_outputs: dict[str, str]) -> None:
    """Nothing is in it but what the template says."""


BUILT: WeakKeyDictionary[World, dict[Any, tuple[Any, Any]]] = WeakKeyDictionary()


def stack_in(
    world: World,
    template: Path,
    name: str,
    parameters: Mapping[str, str],
    furnish: Callable[[dict[str, str]], Any] = bare,
) -> dict[str, str]:
    """Have a stack in the world, beside what is there, with what `furnish` puts into it by its outputs; these.

    To build one takes most of a second, and to furnish it as long.
    """

    def build() -> dict[str, str]:
        outputs = deploy(world.aws.environment(), template, name, dict(parameters))
        furnish(outputs)
        return outputs

    built = BUILT.setdefault(world, {})
    if (template, furnish) not in built:
        built[template, furnish] = world.aws.built_apart(build)
    outputs, resources = built[template, furnish]
    world.aws.add(resources)
    return outputs


def contents_in(world: World, sync: Callable[[], dict[str, str]]) -> dict[str, str]:
    """Have the contents at Twilio that `sync` makes; their ids by name."""
    built = BUILT.setdefault(world, {})
    if "contents" not in built:
        built["contents"] = sync(), world.twilio.contents.all()
        return built["contents"][0]
    sids, contents = built["contents"]
    for content in contents:
        world.twilio.contents.add(content)
    return sids
