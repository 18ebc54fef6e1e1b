"""Starts the programs of one machine, keeps them running, and says where they are."""

import json
import os
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import requests

from local.machine import ENVIRONMENT, Machine

ROOT = Path(__file__).resolve().parent.parent
OURS = ("bot", "bot_worker", "sender", "sender_worker")
DOORS = ("bot", "sender")
PATIENT_FOR = 60.0
BREATH = 1.0


class NotStarted(RuntimeError):
    """Something of ours did not come up; says what, and where its log is."""


class Supervisor:
    """`machine` says where; `first_port` moves all ports, `ours` are the programs of ours to run.

    Use as a context manager: it stops what it started.
    """

    def __init__(self, machine: Machine, first_port: int | None = None, ours: tuple[str, ...] = OURS):
        self.machine, self.ours = machine, ours
        if not machine.take():
            raise NotStarted(f"This is running already; its addresses are in {machine.folder / 'addresses.json'}")
        machine.choose_ports(first_port)
        # A socket outlives its program: whoever calls while it is started again waits in line and is not refused.
        self._doors = {name: socket.create_server(("127.0.0.1", machine.ports[name]), backlog=1024) for name in DOORS}
        # Held open as long as this process lives; the programs stop when they see its end.
        self._lifeline, self._life = os.pipe()
        self._processes: dict[str, subprocess.Popen] = {}
        self._started_at: dict[str, float] = {}
        self._environment = os.environ | machine.aws_environment() | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}

    def __enter__(self) -> "Supervisor":
        (self.machine.folder / "logs").mkdir(exist_ok=True)
        try:
            self._start_world()
            self._start_ours()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def look_after(self) -> None:
        """Start again at once whatever has died."""
        if self._has_died("world"):
            self._start_world()
            self._announce()
        for name in self.ours:
            if self._has_died(name):
                # One that dies as it starts is given a breath, or it would take the machine with it.
                if time.monotonic() - self._started_at[name] < BREATH:
                    time.sleep(BREATH)
                self._spawn(name)
                self._announce()

    def stop(self) -> None:
        """Ours first, then the world, which saves its data."""
        for name in (*self.ours, "world"):
            process = self._processes.pop(name, None)
            if process:
                process.terminate()
                with suppress(subprocess.TimeoutExpired):
                    process.wait(10)
                process.kill()
        for door in self._doors.values():
            door.close()
        os.close(self._life)
        os.close(self._lifeline)
        self.machine.release()
        (self.machine.folder / "addresses.json").unlink(missing_ok=True)
        (self.machine.folder / ENVIRONMENT).unlink(missing_ok=True)

    def _start_world(self) -> None:
        self._spawn("world")
        self._wait_for("world", f"{self.machine.url('phone')}/health")
        built = self._build()
        ours = [self._processes[name] for name in self.ours if name in self._processes]
        if any(self._environment.get(name) != value for name, value in built.items() if name != "SENDER_TOKEN"):
            # A world that was killed before it had saved anything was built anew, under other names.
            for process in ours:
                process.kill()
        self._environment |= built
        self.machine.write(ENVIRONMENT, built)

    def _start_ours(self) -> None:
        for name in self.ours:
            self._spawn(name)
        for name in set(DOORS) & set(self.ours):
            self._wait_for(name, f"{self.machine.url(name)}/")
        self._announce()

    def _build(self) -> dict[str, str]:
        """Build what our programs need, in a process of its own: this one's environment stays as it is."""
        command = [sys.executable, "-m", "local", "build", "--data", str(self.machine.folder)]
        done = subprocess.run(command, env=self._environment, cwd=ROOT, capture_output=True, text=True)
        if done.returncode:
            raise NotStarted(f"The stacks could not be built:\n{done.stderr}")
        return json.loads(done.stdout)

    def _spawn(self, name: str) -> None:
        door = self._doors.get(name)
        with open(self.machine.folder / "logs" / f"{name}.log", "ab") as log:
            self._processes[name] = subprocess.Popen(
                [sys.executable, "-m", "local", "program", name, "--data", str(self.machine.folder)],
                env=self._environment | {"DOOR": str(door.fileno()) if door else ""},
                pass_fds=[door.fileno()] if door else [],
                cwd=ROOT,
                stdin=self._lifeline,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self._started_at[name] = time.monotonic()

    def _has_died(self, name: str) -> bool:
        return self._processes[name].poll() is not None

    def _wait_for(self, name: str, url: str) -> None:
        deadline = time.monotonic() + PATIENT_FOR
        with requests.Session() as session:
            session.trust_env = False
            while time.monotonic() < deadline and not self._has_died(name):
                try:
                    session.get(url, timeout=5)
                    return
                except requests.RequestException:
                    time.sleep(0.05)
        raise NotStarted(f"{name} did not start; its log is {self.machine.folder / 'logs' / name}.log")

    def _announce(self) -> None:
        machine = self.machine
        machine.write(
            "addresses.json",
            {
                "bot": machine.url("bot"),
                "sender": machine.url("sender"),
                "phone": machine.url("phone"),
                "aws": machine.url("aws"),
                "api_key": machine.keys["api_key"],
                "sender_token": self._environment["SENDER_TOKEN"],
                "pid": os.getpid(),
                "pids": {name: process.pid for name, process in self._processes.items()},
            },
        )
