"""The whole machine as `start.py` starts it: processes of their own, killed in the middle of a chat."""

import itertools
import json
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests

from benchmarks.throughput import register
from local.example import Chat, invite, play
from local.machine import Machine
from local.supervisor import Supervisor
from tests.support.local.waiting import wait_until
from tests.support.running import addresses, first_port


def kill(folder: Path, program: str) -> None:
    os.kill(addresses(folder)["pids"][program], signal.SIGKILL)


def logged(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """The structured lines of each program."""
    for log in (folder / "logs").glob("*.log"):
        for line in log.read_text(encoding="utf-8").splitlines():
            if line.startswith('{"level"'):
                yield log.stem, json.loads(line)


def test_the_example_plays_itself(folder: Path, capsys: pytest.CaptureFixture):
    registration = play(addresses(folder))
    assert registration["status"] == "registered"
    said = capsys.readouterr().out
    assert "Is everything right?" in said
    assert "is registered for" in said


def test_whoever_plays_answers_a_question_that_is_a_sentence_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
):
    """No question mark and nothing to tap: only what is asked tells that it is."""
    club = tmp_path / "club.toml"
    club.write_text('[[questions]]\nname = "boots"\nkind = "words"\nprompt = "Tell us about boots."\nlabel = "Boots"\n')
    monkeypatch.setenv("CLUB_FILE", str(club))
    with Supervisor(Machine(tmp_path / "machine"), first_port() + 10):
        given = addresses(tmp_path / "machine")
        assert play(given)["answers"]["club_boots"]
        assert all(register(given, "+447700900150"))


def test_killed_in_the_middle_of_a_chat_it_goes_on_where_it_was(folder: Path, capsys: pytest.CaptureFixture):
    parent = invite(addresses(folder))
    chat = Chat(addresses(folder)["phone"], parent)
    for number in itertools.count():
        asks = chat.asked()
        if asks is None:
            break
        if number in {2, 10}:
            kill(folder, "bot_worker")
        if number in {4, 10}:
            kill(folder, "bot")
        chat.send(chat.lines.answer(asks))

    assert chat.get("state")["registrations"][0]["status"] == "payment_pending"
    texts = [message["text"] for message in chat.get("messages")["messages"] if message["from"] == "bot"]
    questions = [text for text in texts if "What is your postcode?" in text]
    assert len(questions) == 1, "an answer was doubled"


def test_a_confirmation_reaches_the_parent_once_though_the_sender_is_killed(
    folder: Path, capsys: pytest.CaptureFixture
):
    kill(folder, "sender")
    kill(folder, "sender_worker")
    registration = play(addresses(folder))
    posted = requests.get(f"{addresses(folder)['phone']}/inbox", timeout=5).json()["messages"]
    about = [each for each in posted if registration["reference"] in each["text"]]
    assert {each["channel"] for each in about} == {"email"}, "the chat has said it: no text"
    subjects = [each["subject"] for each in about]
    assert len(subjects) == len(set(subjects)) == 2, "that the details are there, and that it is paid"


def test_a_disclosure_reaches_the_officer_though_the_sender_is_killed(folder: Path, capsys: pytest.CaptureFixture):
    parent = invite(addresses(folder))
    chat = Chat(addresses(folder)["phone"], parent)
    kill(folder, "sender")
    kill(folder, "sender_worker")
    chat.send("the coach hit him")

    def told() -> bool:
        posted = requests.get(f"{addresses(folder)['phone']}/inbox", timeout=5).json()["messages"]
        return {"+447700900005", "welfare@example.org"} <= {each["to"] for each in posted}

    wait_until(told)


def test_one_request_is_found_in_the_logs_of_every_program(folder: Path, capsys: pytest.CaptureFixture):
    reference = play(addresses(folder))["reference"]

    def sent() -> list[dict[str, Any]]:
        texts = (line for program, line in logged(folder) if program == "sender_worker")
        return [line for line in texts if line.get("trace_id", "").startswith(f"{reference}-payment_pending")]

    wait_until(lambda: len(sent()) == 1)
    [request_id] = {line["request_id"] for line in sent()}
    story = [(program, line["message"]) for program, line in logged(folder) if line.get("request_id") == request_id]
    assert sorted(story) == [
        ("bot", "request"), ("bot_worker", "message"), ("sender", "request"), ("sender_worker", "message"),
    ]  # fmt: skip


def test_the_sender_takes_the_token_that_is_laid_out(folder: Path):
    given = addresses(folder)
    asked = requests.get(
        f"{given['sender']}/messages/nobody-asked",
        headers={"Authorization": f"Bearer {given['sender_token']}"},
        timeout=5,
    )
    assert asked.status_code == 404


def test_the_chat_is_there_after_a_stop(tmp_path: Path, capsys: pytest.CaptureFixture):
    with Supervisor(Machine(tmp_path), first_port() + 10):
        parent = invite(addresses(tmp_path))
        chat = Chat(addresses(tmp_path)["phone"], parent)
        chat.send(chat.asked()["example"])
        asks = chat.asked()
        assert asks["question"] != "ready"
    with Supervisor(Machine(tmp_path), first_port() + 10):
        chat.send(asks["example"])
        assert chat.asked()["done"] == asks["done"] + 1


def test_the_addresses_hold_what_scripts_rely_on(folder: Path):
    given = addresses(folder)
    assert {"bot", "sender", "phone", "aws", "api_key", "sender_token", "pid", "pids"} <= set(given)
    assert set(given["pids"]) == {"world", "bot", "bot_worker", "sender", "sender_worker"}
    assert requests.get(given["phone"], timeout=5).status_code == 200


def test_a_folder_and_its_keys_are_for_its_owner_alone(folder: Path):
    assert (folder / "keys.json").stat().st_mode & 0o077 == 0
    assert (folder / "addresses.json").stat().st_mode & 0o077 == 0
