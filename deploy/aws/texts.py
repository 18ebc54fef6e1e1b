"""What CloudFormation does not make for texts: their delivery receipts, and where answers to the club's number go.

Every step looks first: to take it twice changes nothing.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from deploy.club import Club

RECEIPTS, ALL_TEXTS = "feedback", "TEXT_ALL"
STOP, START, HELP = "STOP", "START", "HELP"


class TextFeedback:
    """Receipts and answers of one stage's texts, brought to its feedback topic. `sms` is a boto3 client.

    A number or a pool can be answered, a sender id not: who got a text from a name is asked to answer elsewhere.
    """

    def __init__(self, sms: Any, club: Club, topic: str):
        self._sms, self._club, self._topic = sms, club, topic

    def missing(self) -> list[str]:
        """What is not there yet, in words."""
        if not self._club.sms_from:
            return []
        return [
            *self._receipts_missing(),
            *self._answers_missing(),
            *(f"answer to {each}" for each in self._keywords()),
        ]

    def set_up(self) -> list[str]:
        """Make what is missing; what was. The topic has to be there."""
        missing = self.missing()
        if not missing:
            return []
        self._bring_receipts()
        if (number := self._number()) and not number["TwoWayEnabled"]:
            self._answers_go(number, self._topic)
        for keyword, (action, says) in self._keywords().items():
            self._sms.put_keyword(
                OriginationIdentity=number["PhoneNumberId"], Keyword=keyword, KeywordMessage=says, KeywordAction=action
            )
        return missing

    def take_away(self) -> bool:
        """Leave nothing of this stage's; whether there was something. What answers go to elsewhere stays so."""
        number, known = self._number(), self._set()
        ours = number is not None and number.get("TwoWayChannelArn") == self._topic
        if number and ours:
            self._answers_go(number, "")
        if known is not None:
            self._sms.delete_configuration_set(ConfigurationSetName=self._club.text_configuration_set)
        return ours or known is not None

    def left_to_do(self) -> Iterator[str]:
        """What no deployment can do, for a person."""
        origin = self._club.sms_from
        if channel := self._elsewhere():
            yield (
                f"Texts: answers to {origin} go to {channel} already, and STOP is heard there and by AWS, not here. "
                "To have them here, turn two-way off for the number in AWS's console and deploy again."
            )
        if origin.startswith("pool-"):
            yield (
                f"Texts: {origin} is a pool, whose answers are turned on by hand: AWS's console, End User Messaging, "
                f"Pools, two-way, to {self._topic}."
            )
        elif origin and not origin.startswith("+"):
            yield f"Texts: {origin} is a name, and nobody can answer STOP to it. Write in a text who may be asked."

    def _elsewhere(self) -> str:
        """Where answers to the number go already, if not here: to another stage, or a program of the club's."""
        channel = (self._number() or {}).get("TwoWayChannelArn", "")
        return "" if channel == self._topic else channel

    def _receipts_missing(self) -> Iterator[str]:
        known = self._set()
        if known is None:
            yield "configuration set of texts"
        if not self._receipts_come(known):
            yield "delivery receipts of texts"

    def _receipts_come(self, known: Mapping[str, Any] | None) -> bool:
        destinations = {each["EventDestinationName"]: each for each in (known or {}).get("EventDestinations", [])}
        return destinations.get(RECEIPTS, {}).get("SnsDestination", {}).get("TopicArn") == self._topic

    def _bring_receipts(self) -> None:
        known, name = self._set(), self._club.text_configuration_set
        if known is None:
            tags = [{"Key": key, "Value": value} for key, value in self._club.tags.items()]
            self._sms.create_configuration_set(ConfigurationSetName=name, Tags=tags)
        if self._receipts_come(known):
            return
        there = any(each["EventDestinationName"] == RECEIPTS for each in (known or {}).get("EventDestinations", []))
        put = self._sms.update_event_destination if there else self._sms.create_event_destination
        put(
            ConfigurationSetName=name,
            EventDestinationName=RECEIPTS,
            MatchingEventTypes=[ALL_TEXTS],
            SnsDestination={"TopicArn": self._topic},
        )

    def _answers_missing(self) -> Iterator[str]:
        if (number := self._number()) and not number["TwoWayEnabled"]:
            yield "answers to texts"

    def _answers_go(self, number: Mapping[str, Any], topic: str) -> None:
        where = {"TwoWayChannelArn": topic} if topic else {}
        self._sms.update_phone_number(PhoneNumberId=number["PhoneNumberId"], TwoWayEnabled=bool(topic), **where)

    def _keywords(self) -> dict[str, tuple[str, str]]:
        """What the number does not answer yet as it should: the act and the words, by what somebody texts."""
        number = self._number()
        if number is None or self._elsewhere():
            return {}
        told = self._sms.describe_keywords(OriginationIdentity=number["PhoneNumberId"])["Keywords"]
        known = {each["Keyword"]: (each["KeywordAction"], each["KeywordMessage"]) for each in told}
        return {keyword: says for keyword, says in answers(self._club).items() if known.get(keyword) != says}

    def _number(self) -> dict[str, Any] | None:
        """The number that the club texts from, if it is one."""
        if not self._club.sms_from.startswith("+"):
            return None
        pages = self._sms.get_paginator("describe_phone_numbers").paginate()
        numbers = {each["PhoneNumber"]: each for page in pages for each in page["PhoneNumbers"]}
        return numbers.get(self._club.sms_from)

    def _set(self) -> dict[str, Any] | None:
        pages = self._sms.get_paginator("describe_configuration_sets").paginate()
        sets = {each["ConfigurationSetName"]: each for page in pages for each in page["ConfigurationSets"]}
        return sets.get(self._club.text_configuration_set)


def answers(club: Club) -> dict[str, tuple[str, str]]:
    """What AWS does and answers by itself when somebody texts a word, at any hour."""
    return {
        STOP: ("OPT_OUT", f"{club.name}: you get no more texts from us. Text START to get them again."),
        START: ("OPT_IN", f"{club.name}: you get our texts again. Text STOP to end them."),
        HELP: ("AUTOMATIC_RESPONSE", f"{club.name}: we text about registrations. Ask {club.contact}. STOP ends them."),
    }
