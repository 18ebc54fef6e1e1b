"""The sixty families: who they are, and for which team each is invited."""

from typing import NamedTuple

TEAMS = (("Panthers", 11), ("Otters", 9), ("Lions", 13), ("Eagles", 8))  # with their age groups
MANAGERS = (("Alex Johnson", "+447700900001"), ("Kit Moss", "+447700900002"))
FIRST = (
    "Siân Mia Oliver Aisha José Ella Noah Zoë Leo Priya Finn Ava Kai Ruby Omar Isla Theo Nia Jack Amara Max Erin Yusuf "
    "Lily Sam Chloë Adam Freya Eoin Hana"
).split()
LAST = ("O'Neill", "Smith", "Khan", "Nguyen", "Davies", "García", "Patel", "Okafor", "Kowalski", "Hughes")
PARENTS = ("Jane", "Kim", "Nadia", "Tom", "Anna", "Carlos", "Ravi", "Grace", "Ewa", "Huw")
FIRST_NUMBER = 900  # of the drama range: +447700900900 to …959
OTHERS_FIRST = 800  # and of the children's other parents
SIZES = ("7/8", "9/10", "11/12")


class Family(NamedTuple):
    """One of them by its number from 0 on."""

    at: int

    @property
    def phone(self) -> str:
        return f"+447700900{FIRST_NUMBER + self.at}"

    @property
    def others_phone(self) -> str:
        """Of the child's other parent."""
        return f"+447700900{OTHERS_FIRST + self.at}"

    @property
    def player(self) -> tuple[str, str]:
        return FIRST[self.at % len(FIRST)], LAST[self.at * 3 % len(LAST) - self.at // len(FIRST)]

    @property
    def parent(self) -> tuple[str, str]:
        return PARENTS[self.at * 7 % len(PARENTS)], self.player[1]

    @property
    def team(self) -> tuple[str, int]:
        return TEAMS[self.at % len(TEAMS)]

    @property
    def shirt(self) -> int:
        """Everybody's own within the team, and none of a goalkeeper's."""
        return 2 + self.at // len(TEAMS) + (self.at // len(TEAMS) >= 10)

    def born_in(self, season: str, *, younger: int = 0) -> str:
        """A day on which a player of the team may be born, or of so many years below it."""
        return f"3 May {int(season[:4]) - self.team[1] + 1 + younger}"

    def invite(self, season: str) -> dict[str, str]:
        """What the club posts to invite them."""
        (team, group), (manager, phone) = self.team, MANAGERS[self.at % len(MANAGERS)]
        return {
            "player_first_name": self.player[0],
            "player_last_name": self.player[1],
            "team_name": team,
            "age_group": f"u{group}s",
            "team_manager_1_full_name": manager,
            "team_manager_1_tel": phone,
            "current_registration_season": season,
            "parent_first_name": self.parent[0],
            "parent_last_name": self.parent[1],
            "parent_tel": self.phone,
            "membership_fee_amount": "40",
            "subscription_fee_amount": "26",
        }

    def answers(self, season: str) -> dict[str, str]:
        """What they say to each question; to any other its own example."""
        return {
            "player_name": " ".join(self.player),
            "born_on": self.born_in(season),
            "parent_name": " ".join(self.parent),
            "email": f"parent{self.at}@example.com",
            "kit_size": SIZES[self.at % len(SIZES)],
            "shirt_number": str(self.shirt),
            "medical_needs": "yes" if self.at % 5 == 0 else "no",
            "medical_details": "Asthma, has an inhaler",
            "goalkeeper": "no",
            "photo": "later",
        }
