"""Five families in language that stands in no table, for the pictures of docs/chats.md: what each says to a question.

They were written before anybody looked how it is read. `python -m scripts.pictures` plays them as they are.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

import requests

from local.example_family import INVITE
from local.phone.client import LONGEST_WAIT, Phone

MOST = 60  # replies: who is asked for more is in a circle
LAST_SEASON = {
    "gender": ("girl",), "relationship": ("dad",), "parent_name": ("yes",), "email": ("rhys.parry@example.com",),
    "born_on": ("3 May 2017",), "kit_size": ("9/10",),
}  # fmt: skip
NEXT_SEASON = {"current_registration_season": "2027-28", "age_group": "u11s"}
Says = dict[str, tuple[str, ...]]


class Household(NamedTuple):
    """A family: the `invite` where it is another than the usual one, what is said to each question, one reply after the
    other, and what to a proposal. A `returning` one was registered last season, and says its own `says` in the next.
    The picture is taken when the question `shown` is asked, at the end where it is "".
    """

    title: str
    number: str
    invite: dict[str, str]
    says: Says
    agrees: str = "yes"
    returning: bool = False
    shown: str = ""


DICTATED = Household(
    "in a hurry, by dictation",
    "+447700900181",
    {
        "player_first_name": "Kayla", "player_last_name": "Brannigan", "team_name": "Swifts", "age_group": "u9s",
        "parent_first_name": "Dave", "parent_last_name": "Brannigan",
    },
    {
        "ready": ("yeah go on then I've got two minutes till the bus comes",),
        "player_name": ("it's Kayla Louise Brannigan",),
        "born_on": ("the nineteenth of February twenty eighteen",),
        "gender": ("she's a little girl",),
        "medical_needs": ("nothing at all touch wood",),
        "played_last_season": ("no it's her first time kicking a ball",),
        "previous_club": ("she's never been with anyone",),
        "relationship": ("I'm her dad",),
        "parent_name": ("David Brannigan but everyone says Dave",),
        "parent_born_on": ("second of September nineteen eighty four",),
        "email": ("dave dot brannigan at example dot com all lower case",),
        "consent": ("emails fine just don't text me",),
        "postcode": ("M forty one five double A",),
        "house": ("number twelve",),
        "street": ("Acacia Avenue",),
        "lives_here": ("yeah she's with me all week",),
        "kit_size": ("get her the seven to eight she's tiny",),
        "goalkeeper": ("God no she'd cry",),
        "shirt_number": ("seven like her brother had",),
        "photo": ("I'll sort the photo tonight bus is here",),
        "payment_day": ("the day after I get paid so the twenty first",),
        "check_answers": ("spot on send it off",),
    },
    agrees="yeah that's the one",
    shown="consent",
)  # fmt: skip
SEPARATED = Household(
    "separated",
    "+447700900182",
    {
        "player_first_name": "Reuben", "player_last_name": "Osei", "team_name": "Swifts", "age_group": "u12s",
        "parent_first_name": "Abena", "parent_last_name": "Mensah",
    },
    {
        "ready": ("Yes, but can I check first, will his dad be sent all of this as well?", "ok let's do it"),
        "player_name": ("Reuben Kofi Osei, it's his father's surname",),
        "born_on": ("He turned 11 on 9 November, so 2014",),
        "gender": ("boy",),
        "medical_needs": ("He gets nosebleeds when he's been running but nothing the doctor worries about",),
        "medical_details": ("Nosebleeds after running, pinch and lean forward",),
        "medicine_kept": ("there's no medicine for it",),
        "played_last_season": ("He did, under the old manager",),
        "relationship": ("I'm mum. His dad and I aren't together",),
        "parent_name": ("Abena Mensah",),
        "parent_born_on": ("30 March 1986",),
        "email": ("abena.mensah@example.com, please not the old joint one",),
        "consent": ("I'd rather you didn't",),
        "postcode": ("M33 2AA",),
        "house": ("Flat 3, 48",),
        "street": ("Cross Street",),
        "lives_here": ("One week here, one week at his dad's. This is his official address",),
        "kit_size": ("he's an 11-12 in everything",),
        "goalkeeper": ("only if nobody else will",),
        "shirt_number": ("whatever is going, he really isn't fussy",),
        "photo": ("his dad has the nice one, I'll ask him for it",),
        "payment_day": ("I get paid on the last Friday so could it be the first of the month",),
        "check_answers": ("That all looks right to me, thanks for being clear about his dad",),
    },
    agrees="yes please",
    shown="kit_size",
)  # fmt: skip
NEW_ENGLISH = Household(
    "whose English is new",
    "+447700900183",
    {
        "player_first_name": "Danylo", "player_last_name": "Kovalenko", "team_name": "Swifts", "age_group": "u11s",
        "parent_first_name": "Oksana", "parent_last_name": "Kovalenko",
    },
    {
        "ready": ("Hello good day. I want make registration for my son",),
        "player_name": ("Danylo Kovalenko is correct name in passport",),
        "born_on": ("He is born 07.04.2016",),
        "gender": ("man child",),
        "medical_needs": ("He healthy, thanks God",),
        "played_last_season": ("No, we come in England this summer",),
        "previous_club": ("In Ukraine he play FC Karpaty school",),
        "relationship": ("I am mama",),
        "parent_name": ("My name Oksana Kovalenko",),
        "parent_born_on": ("12.11.1989",),
        "email": ("oksana.kovalenko@example.com is my mail",),
        "consent": ("Mail good. SMS no understand fast",),
        "postcode": ("m41 5aa is on letter",),
        "house": ("house is nr 7",),
        "street": ("street Acacia Avenue",),
        "lives_here": ("Yes with me he live, always",),
        "kit_size": ("He is high 140 cm",  "9/10"),
        "goalkeeper": ("No he like attack",),
        "shirt_number": ("number ten please like Messi",),
        "photo": ("I make photo after work",),
        "payment_day": ("salary come 15, please 16",),
        "check_answers": ("All is correct. Thank you very much",),
    },
    agrees="yes is correct",
    shown="relationship",
)  # fmt: skip
RETURNING = Household(
    "returning",
    "+447700900184",
    {
        "player_first_name": "Seren", "player_last_name": "Parry", "team_name": "Swifts", "age_group": "u10s",
        "parent_first_name": "Rhys", "parent_last_name": "Parry",
    },
    {
        "ready": ("Hiya, us again! Can't believe it's that time already",),
        "last_season": ("all the same bar her kit, she's shot up, needs the 11/12 now",),
        "medical_still": ("yep still just the same",),
        "medical_needs": ("no she's right as rain",),
        "kit_size": ("11-12 please",),
        "photo": ("I'll get you a new one at the weekend",),
        "check_answers": ("lovely, that's us",),
    },
    agrees="aye",
    returning=True,
)  # fmt: skip
GRANDPARENT = Household(
    "a grandparent",
    "+447700900185",
    {
        "player_first_name": "Tyler", "player_last_name": "Marsden", "team_name": "Swifts", "age_group": "u8s",
        "parent_first_name": "Maureen", "parent_last_name": "Marsden",
    },
    {
        "ready": ("Good evening. This is Maureen, Tyler's nan. I shall do my best with this.",),
        "player_name": ("Tyler James Marsden, dear",),
        "born_on": ("He was eight on the 22nd of October just gone, so that makes it 2018",),
        "gender": ("He is a boy",),
        "medical_needs": ("He has a touch of eczema on his arms, his mum puts cream on at night",),
        "medical_details": ("Eczema on his arms, cream at night",),
        "medicine_kept": ("The cream stays at home on the bathroom shelf",),
        "played_last_season": ("No dear, this is all new to us",),
        "previous_club": ("None that I know of",),
        "relationship": ("I am his grandmother and he has lived with me since he was two",),
        "parent_name": ("Mrs Maureen Anne Marsden",),
        "parent_born_on": ("5th June 1957 if you must know",),
        "email": ("My daughter set it up for me: maureen.marsden@example.com",),
        "consent": ("I would like the emails but I never look at texts",),
        "postcode": ("M41 5AA I think, let me check. Yes M41 5AA",),
        "house": ("We are at number 22",),
        "street": ("Acacia Avenue, it's the one by the church",),
        "lives_here": ("He lives with me, yes",),
        "kit_size": ("I should say the 7 to 8, he is a slip of a thing",),
        "goalkeeper": ("He would love to go in goal",),
        "shirt_number": ("Number 1 if the other boys don't mind",),
        "photo": ("I don't know how to send a photograph on this, I'll ask our Karen",),
        "payment_day": ("My pension comes in on the 12th",),
        "check_answers": ("Yes that is all quite correct, thank you dear",),
    },
    agrees="Yes dear, that's right",
    shown="kit_size",
)  # fmt: skip
HOUSEHOLDS = {
    "chat-dictated": DICTATED,
    "chat-separated": SEPARATED,
    "chat-new-english": NEW_ENGLISH,
    "chat-returning": RETURNING,
    "chat-grandparent": GRANDPARENT,
}


class Speaker(Phone):
    """A household's parent at the phone; `club` is the bot with the key of its API."""

    def __init__(self, addresses: dict[str, str], household: Household):
        super().__init__(addresses["phone"], household.number)
        self._club, self._household = addresses, household

    def plays(self) -> None:
        """The chat, to where the picture is taken."""
        self._calls("trigger", self._invite({}))
        if self._household.returning:
            self._goes_on(LAST_SEASON)
            reference = self.get("state")["registrations"][0]["reference"]
            for kind in ("fee", "mandate"):
                self._calls(f"registrations/{reference}/payments", {"payment_id": f"five-{kind}", "kind": kind})
            self._calls("trigger", self._invite(NEXT_SEASON))
        self._goes_on(self._household.says)

    def _goes_on(self, says: Says) -> None:
        """Answer with these words, and where they have run out as the question's own example says."""
        left = {question: iter(words) for question, words in says.items()}
        for _ in range(MOST):
            asks = self.asked()
            if not asks or (says and asks["question"] == self._household.shown and not asks["confirms"]):
                return
            self.post({"text": self._reply(asks, left)})
        raise RuntimeError(f"{self._household.title}: asked in a circle")

    def _reply(self, asks: dict[str, Any], left: dict[str, Iterator[str]]) -> str:
        if asks["confirms"] and left:
            return self._household.agrees
        return next(left.get(asks["question"], iter(())), asks["example"])

    def _invite(self, more: dict[str, str]) -> dict[str, str]:
        return INVITE | self._household.invite | {"parent_tel": self._household.number} | more

    def _calls(self, path: str, body: dict[str, str]) -> None:
        key, url = {"x-api-key": self._club["api_key"]}, f"{self._club['bot']}/{path}"
        requests.post(url, json=body, headers=key, timeout=LONGEST_WAIT).raise_for_status()
