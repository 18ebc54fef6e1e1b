"""An invite as the club made it out."""

import msgspec


class Invite(msgspec.Struct, frozen=True, kw_only=True):
    """One child's invitation, as the club's admin gave it, checked and normalised (see invites.py)."""

    player_first_name: str
    player_last_name: str
    team: str
    age_group: int
    season: str
    manager_name: str
    manager_phone: str
    parent_first_name: str
    parent_last_name: str
    parent_phone: str
    membership_fee: int
    monthly_fee: int

    @property
    def player(self) -> str:
        return f"{self.player_first_name} {self.player_last_name}"

    @property
    def parent(self) -> str:
        return f"{self.parent_first_name} {self.parent_last_name}"

    @property
    def side(self) -> str:
        """The team with its age group, as people say it: `"Panthers u11s"`."""
        return f"{self.team} u{self.age_group}s"
