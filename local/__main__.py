"""`python -m local run|example|rehearse|at`, and `program NAME` for the processes that they start."""

import argparse
import os
import shutil
import signal
import sys
import time
import webbrowser
from pathlib import Path

from local.machine import Machine


def main(arguments: list[str]) -> int:
    if arguments[:1] == ["at"]:
        from local.at import run_at

        return run_at(arguments[1:])
    options = _options(arguments)
    return COMMANDS[options.command](options)


def _program(options: argparse.Namespace) -> int:
    from local.programs import run_program

    run_program(options.name, Machine(options.data))
    return 0


def _build(options: argparse.Namespace) -> int:
    import json

    from local.build import build
    from local.club_questions import BadQuestions

    try:
        print(json.dumps(build(Machine(options.data))))
    except BadQuestions as bad:
        print(bad, file=sys.stderr)
        return 1
    return 0


def _start(options: argparse.Namespace) -> int:
    """Start the machine and stay with it, or play the example on it; the example plays on one that runs already."""
    from local.supervisor import OURS, NotStarted, Supervisor

    signal.signal(signal.SIGTERM, signal.default_int_handler)
    free = _is_free(options.data)
    try:
        if options.command == "example" and not free:
            return _example(options.data)
        if options.fresh and free:
            shutil.rmtree(options.data)
        ours = ("sender", "sender_worker") if options.command == "sender" else OURS
        with Supervisor(Machine(options.data), options.port, ours) as supervisor:
            return _example(options.data) if options.command == "example" else _run(supervisor, options)
    except NotStarted as failure:
        print(failure, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped; everything is kept.")
        return 0


def _is_free(data: Path) -> bool:
    """Whether no other process has the folder."""
    machine = Machine(data)
    if free := machine.take():
        machine.release()
    return free


def _run(supervisor, options: argparse.Namespace) -> int:
    machine = supervisor.machine
    for server in ("phone", "bot", "sender"):
        if server == "phone" or server in supervisor.ours:
            print(f"The {server:7} {machine.url(server)}/")
    if "bot" in supervisor.ours:
        secretary = machine.club["SECRETARY_EMAIL"]
        print(f"The desk    {machine.url('bot')}/desk/ where {secretary} signs in: the link is in the page's inbox")
    print(f"Keys and addresses are in {options.data / 'addresses.json'}, logs beside it. Nothing leaves this computer.")
    print("Ctrl-C stops; everything is kept for the next time.", flush=True)
    if not options.no_browser and (os.environ.get("DISPLAY") or sys.platform in {"darwin", "win32"}):
        webbrowser.open(f"{machine.url('phone')}/")
    while True:
        supervisor.look_after()
        time.sleep(0.1)


def _rehearse(options: argparse.Namespace) -> int:
    from local.phone.client import NotFinished
    from local.rehearsal.course import rehearse
    from local.rehearsal.stage import RehearsalFailed

    try:
        rehearse(options.name)
    except (NotFinished, RehearsalFailed) as failure:
        print(f"\nThe rehearsal failed: {failure}", file=sys.stderr)
        return 1
    return 0


def _example(data: Path) -> int:
    import json

    from local.example import play
    from local.phone.client import NotFinished

    began = time.monotonic()
    try:
        registration = play(json.loads((data / "addresses.json").read_text()))
    except NotFinished as failure:
        print(f"{failure}. The logs are in {data / 'logs'}.", file=sys.stderr)
        return 1
    print(f"\nRegistration {registration['reference']} is stored as {registration['status']}:")
    for question, answer in registration["answers"].items():
        print(f"  {question}: {answer}")
    print(f"Played in {time.monotonic() - began:.1f} seconds.")
    return 0


def _options(arguments: list[str]) -> argparse.Namespace:
    options = argparse.ArgumentParser(prog="start.py")
    options.add_argument("command", choices=COMMANDS)
    options.add_argument("name", nargs="?")
    options.add_argument("--port", type=int)
    options.add_argument("--data", type=Path, default=Path(".local"))
    options.add_argument("--fresh", action="store_true")
    options.add_argument("--no-browser", action="store_true")
    chosen = options.parse_args(arguments)
    chosen.data = chosen.data.resolve()
    return chosen


COMMANDS = {
    "run": _start,
    "example": _start,
    "sender": _start,
    "program": _program,
    "build": _build,
    "rehearse": _rehearse,
}

if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
