"""ministack's state on disk, so that a kill at any instant loses a few seconds at most."""

import asyncio
import json
import os
import shutil
import time
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from unittest import mock

SAVE_EVERY = 2.0  # seconds
BUSY_AT_MOST = 0.1  # the share of the time that saving may take
CURRENT = "current"
UNCOPIED = ("dynamodb",)  # where the bulk is


class Snapshots:
    """Generations of the whole state under `folder`: written complete, then made current by one rename.

    ministack answers on the event loop, and so a snapshot is taken there: no call is half done, and all services are
    caught at the same moment. `folder` None keeps nothing.
    """

    def __init__(self, ministack, folder: Path | None):
        from ministack.core import (
            persistence,  # reads its settings while it is imported: after local/aws/embedded.py set them
        )

        self._ministack = ministack
        self._encode, self._decode = persistence._json_default, persistence._json_object_hook
        self._folder = folder
        self._dirty = False

    def changed(self) -> None:
        """Something was written to; the next snapshot is due."""
        self._dirty = True

    def load(self) -> None:
        """Take over the current generation, if there is one."""
        if self._folder is None or not (self._folder / CURRENT).exists():
            return
        generation = self._folder / (self._folder / CURRENT).read_text()
        for service, module in self._ministack._state_map.items():
            path = generation / f"{service}.json"
            if path.exists():
                state = json.loads(path.read_text(encoding="utf-8"), object_hook=self._decode)
                self._ministack._get_module(module).load_persisted_state(state)

    def copy(self) -> dict[str, dict | None]:
        """Every resource that there is, by service."""
        state = {service: get() for service, get in self._ministack._build_persistence_save_dict().items()}
        buckets = self._ministack._get_module("s3")._buckets._data
        for name, bucket in state["s3"]["buckets_meta"]._data.items():
            bucket["objects"] = deepcopy(buckets[name]["objects"])
        return state

    def add(self, state: dict[str, dict | None]) -> None:
        """Have the resources of a copy beside what there is."""
        for service, content in state.items():
            module = self._ministack._get_module(self._ministack._state_map[service])
            module.load_persisted_state(deepcopy(content))
        self.changed()

    async def keep(self) -> None:
        """Save every few seconds as long as there are changes, less often when the state has grown large."""
        pause = SAVE_EVERY
        while True:
            await asyncio.sleep(pause)
            started = time.monotonic()
            if self._dirty:
                try:
                    self.save()
                except RuntimeError:  # a thread of ministack's (the TTL reaper) changed a table: next round
                    self._dirty = True
            pause = max(SAVE_EVERY, (time.monotonic() - started) / BUSY_AT_MOST)

    def save(self) -> None:
        """Write a whole new generation and switch to it."""
        if self._folder is None:
            return
        self._dirty = False
        state = self._state()
        generation = self._folder / f"generation-{time.time_ns()}"
        generation.mkdir(parents=True)
        for service, content in state.items():
            if content is not None:
                text = json.dumps(content, default=self._encode)
                (generation / f"{service}.json").write_text(text, encoding="utf-8")
        self._switch_to(generation)

    def _state(self) -> dict[str, dict | None]:
        getters = self._ministack._build_persistence_save_dict()
        return {service: uncopied(get) if service in UNCOPIED else get() for service, get in getters.items()}

    def _switch_to(self, generation: Path) -> None:
        pointer = self._folder / f"{CURRENT}.new"
        pointer.write_text(generation.name)
        os.replace(pointer, self._folder / CURRENT)
        for old in self._folder.glob("generation-*"):
            if old != generation:
                shutil.rmtree(old, ignore_errors=True)


class NoCopy:
    """In place of the module `copy`."""

    @staticmethod
    def deepcopy(value):
        return value


def uncopied(get_state: Callable[[], dict]) -> dict:
    """A service's state without the deep copies it makes of itself, which take five times as long as writing it: on
    the event loop nothing can change before it is written."""
    with mock.patch.dict(get_state.__globals__, copy=NoCopy):
        return get_state()
