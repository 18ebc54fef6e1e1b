"""Every page and act of the desk, for every role and for nobody, as one table; and who lets whom in."""

import pytest

from bot.app import desk_of
from bot.desk.acts.table import ACTS
from bot.desk.people.roles import ALLOWS, May
from tests.support.desk import SECRETARY, DeskPeople, Someone
from tests.support.house import Parent

OWN, OTHERS = "Panthers u11s", "Otters u11s"
ROLES = {
    "secretary": ("secretary",), "treasurer": ("treasurer",), "welfare": ("welfare officer",), "manager": ("manager",),
    "another manager": ("manager",),
}  # fmt: skip
EVERYBODY = {"secretary", "treasurer", "welfare", "manager"}
# Who may do what; another team's manager finds nothing of a registration, whatever they may do to their own.
TABLE = {
    "GET /desk/": EVERYBODY,
    "GET /desk/registrations": EVERYBODY,
    "GET /desk/registrations/<reference>": EVERYBODY,
    "GET /desk/registrations/<reference>/photo": {"secretary", "welfare", "manager"},
    "GET /desk/registrations/<reference>/do/<name>": EVERYBODY,
    "POST /desk/registrations/<reference>/do/<name>": EVERYBODY,
    "POST /desk/registrations/<reference>/say": {"secretary", "welfare", "manager"},
    "GET /desk/invites": {"secretary"},
    "POST /desk/invites": {"secretary"},
    "GET /desk/invites/season": {"secretary"},
    "POST /desk/invites/season": {"secretary"},
    "POST /desk/invites/sheet": {"secretary"},
    "GET /desk/invites/sheet/<name>": {"secretary"},
    "POST /desk/invites/sheet/<name>": {"secretary"},
    "POST /desk/invites/sheet/<name>/columns": {"secretary"},
    "GET /desk/teams": {"secretary", "welfare", "manager"},
    "GET /desk/teams/<name>": {"secretary", "welfare", "manager"},
    "GET /desk/teams/<name>.csv": {"secretary", "welfare", "manager"},
    "GET /desk/teams/<name>.xlsx": {"secretary", "welfare", "manager"},
    "GET /desk/season": {"secretary", "treasurer"},
    "GET /desk/settings": {"secretary"},
    "GET /desk/settings/<name>": {"secretary"},
    "POST /desk/settings/<name>": {"secretary"},
    "GET /desk/settings/team/players": {"secretary"},
    "POST /desk/settings/team/players": {"secretary"},
    "GET /desk/payments": {"secretary", "treasurer"},
    "GET /desk/payments.csv": {"secretary", "treasurer"},
    "GET /desk/people": {"secretary"},
    "POST /desk/people": {"secretary"},
    "POST /desk/people/remove": {"secretary"},
    "GET /desk/trail/<where>": {"secretary"},
    "GET /desk/draft/<name>": EVERYBODY | {"another manager"},
    "POST /desk/sign-out": EVERYBODY,
    "POST /desk/sign-out-everywhere": EVERYBODY,
}
OPEN = {"GET /desk/sign-in", "POST /desk/sign-in", "GET /desk/in/<token>", "POST /desk/in/<token>",
        "GET /desk/static/<path:filename>"}  # fmt: skip
REFUSED = {403, 404}


def one_of(people: DeskPeople, role: str) -> Someone:
    """Somebody of this role, signed in."""
    team = OTHERS if role == "another manager" else OWN
    return people.lets_in(f"{role.replace(' ', '.')}@example.org", *ROLES[role], teams=(team,))


def rules(people: DeskPeople) -> set[str]:
    """Every page and act that there is."""
    found = desk_of(people.house.bot).url_map.iter_rules()
    return {f"{method} {rule}" for rule in found for method in rule.methods - {"HEAD", "OPTIONS"}}


def test_the_table_has_every_page_and_act(people: DeskPeople):
    assert rules(people) == set(TABLE) | OPEN


def test_everybody_may_what_they_may_and_no_more(people: DeskPeople, parent: Parent):
    reference = parent.registration.reference
    someone = {role: one_of(people, role) for role in ROLES}
    wrong = []
    for call, may in TABLE.items():
        method, _, rule = call.partition(" ")
        path = _filled_in(rule, reference)
        of_a_team = "<reference>" in rule or "/teams/" in rule
        for role, who in someone.items():
            if call.startswith("POST /desk/sign-out"):
                continue
            _, proof = who.form("/desk/", "Sign out")
            answer = who.opens(path) if method == "GET" else who.posts(path, proof)
            allowed = role in may or (role == "another manager" and "manager" in may and not of_a_team)
            there_is_none = ("/photo" in rule or "<name>" in rule) and answer.status_code == 404 and role in may
            if (answer.status_code not in REFUSED or there_is_none) is not allowed:
                wrong.append((call, role, answer.status_code))
            if role == "another manager" and of_a_team and "manager" in may and answer.status_code != 404:
                wrong.append((call, role, answer.status_code))
        for answer in [Someone(people.house, "x@example.org").browser.open(path, method=method)]:
            if answer.status_code != (303 if method == "GET" else 401):
                wrong.append((call, "nobody", answer.status_code))
    assert wrong == []


def _filled_in(rule: str, reference: str) -> str:
    """An address of a rule: of this registration, or a sheet of its team."""
    if "/teams/" in rule:
        return f"{rule.replace('<name>', 'squad')}?team={OWN.replace(' ', '+')}"
    return rule.replace("<reference>", reference).replace("<where>", reference).replace("<name>", "nothing")


ACTS_OF = {
    "secretary": {act.name for act in ACTS},
    "treasurer": {act.name for act in ACTS if act.may is May.PAY},
    "welfare": {act.name for act in ACTS if act.may in {May.TEND, May.CHAT}},
    "manager": {act.name for act in ACTS if act.may in {May.TEND, May.CHAT}},
    "another manager": set(),
}


def test_each_act_is_for_those_who_may(people: DeskPeople, parent: Parent):
    """An act that is not possible now is refused with a 409, to those alone who might do it."""
    wrong = []
    for role, acts in ACTS_OF.items():
        who = one_of(people, role)
        for act in ACTS:
            status = who.opens(f"/desk/registrations/{parent.registration.reference}/do/{act.name}").status_code
            if status not in ({200, 409} if act.name in acts else {404 if role == "another manager" else 403}):
                wrong.append((act.name, role, status))
    assert wrong == []


class TestAForm:
    def test_without_the_sessions_secret_nothing_is_done(self, people: DeskPeople):
        secretary = people.signs_in()
        fields = {"name": "Eve", "email": "eve@example.org", "roles": "secretary"}
        for proof in ({}, {"secret": ""}, {"secret": "guessed"}):
            assert secretary.posts("/desk/people", fields | proof).status_code == 403
        assert "eve@example.org" not in secretary.opens("/desk/people").text

    def test_another_sessions_secret_is_none(self, people: DeskPeople):
        secretary, other = people.signs_in(), people.signs_in()
        _, proof = other.form("/desk/people", "Let them in")
        assert secretary.posts("/desk/people/remove", proof | {"email": SECRETARY}).status_code == 403

    def test_from_another_site_it_is_refused(self, people: DeskPeople):
        secretary = people.signs_in()
        _, proof = secretary.form("/desk/", "Sign out")
        answer = secretary.posts("/desk/sign-out", proof, **{"Sec-Fetch-Site": "cross-site"})
        assert answer.status_code == 403
        assert secretary.opens("/desk/").status_code == 200


class TestPeople:
    def test_who_is_taken_away_is_out_at_once(self, people: DeskPeople):
        manager = people.lets_in("alex@example.org", "manager", teams=(OWN,))
        assert manager.opens("/desk/").status_code == 200
        people.house.time_passes(1)
        assert people.signs_in().presses("/desk/people", "Take Alex away").status_code == 303
        assert manager.opens("/desk/").status_code == 303
        people.house.time_passes(31)
        manager.posts("/desk/sign-in", {"email": manager.email})
        assert len(people.links_of(manager.email)) == 1, "no new link is sent"

    def test_a_changed_role_counts_at_once(self, people: DeskPeople):
        someone = people.lets_in("alex@example.org", "secretary")
        assert someone.opens("/desk/people").status_code == 200
        people.lets_in("alex@example.org", "treasurer")
        assert someone.opens("/desk/people").status_code == 403

    def test_the_last_secretary_stays(self, people: DeskPeople):
        people.lets_in("kim@example.org", "treasurer")
        secretary = people.signs_in()
        answer = secretary.presses("/desk/people", "Take Sec Retary away")
        assert answer.status_code == 409
        assert "make somebody else one first" in answer.text

    def test_the_first_of_the_settings_is_one_only_while_nobody_else_is(self, people: DeskPeople):
        people.lets_in("kim@example.org", "secretary")
        kim = people.signs_in("kim@example.org")
        assert kim.presses("/desk/people", "Take Sec Retary away").status_code == 303
        before = len(people.links_of(SECRETARY))
        people.house.time_passes(31)
        Someone(people.house, SECRETARY).posts("/desk/sign-in", {"email": SECRETARY})
        assert len(people.links_of(SECRETARY)) == before

    @pytest.mark.parametrize(
        ("fields", "says"),
        [
            ({"email": "nobody"}, "Enter an e-mail address"),
            ({"email": "a b@example.org"}, "Enter an e-mail address"),
            ({"name": ""}, "Enter a name"),
            ({"name": "x" * 61}, "Enter a name"),
            ({"roles": ()}, "Choose what they are"),
            ({"roles": "emperor"}, "Choose what they are"),
            ({"roles": "manager"}, "Choose a manager&#39;s teams"),
        ],
    )
    def test_what_is_wrong_stands_beside_what_was_typed(self, people: DeskPeople, fields: dict[str, str], says: str):
        typed = {"name": "Alex Johnson", "email": "alex@example.org", "roles": "treasurer"} | fields
        answer = people.signs_in().presses("/desk/people", "Let them in", **typed)
        assert answer.status_code == 400
        assert says in answer.text
        assert typed["name"] in answer.text


def test_medical_needs_and_disclosures_go_to_few():
    assert {role for role, may in ALLOWS.items() if May.MEDICAL in may} == {"welfare officer", "manager"}
    assert {role for role, may in ALLOWS.items() if May.DISCLOSURES in may} == {"welfare officer"}
