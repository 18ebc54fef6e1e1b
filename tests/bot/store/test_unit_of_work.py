"""One unit of work: who is overtaken changes again, who comes again finds what was saved, and who gives up says so."""

import pytest

from bot.store.exchange import Exchange, Outgoing
from bot.store.transaction import Conflict, Taken
from bot.store.unit_of_work import TRIES, Act, Work
from tests.support.house import House, Parent

SAVE = "dynamodb TransactWriteItems"


def saying(text: str, key: str = "said") -> Act:
    """An act that notes that the parent was reminded, and says so."""

    def act(work: Work) -> Exchange:
        work.conversation.reminded = [*work.conversation.reminded, text]
        outgoing = [Outgoing(text=text)]
        return Exchange(parent=work.conversation.parent, key=key, at=work.now, outgoing=outgoing)

    return act


class TestOvertaken:
    def test_it_is_changed_again_over_what_the_other_saved(self, house: House, parent: Parent):
        parent.says("yes")
        unit = house.bot.unit
        house.wire.meanwhile(SAVE, lambda: unit.change(parent.number, saying("first", "other")))
        unit.change(parent.number, saying("second"))
        assert parent.conversation.reminded == ["first", "second"]
        assert parent.texts[-2:] == ["first", "second"]

    def test_again_and_again_it_gives_up_with_nothing_saved_or_sent(self, house: House, parent: Parent):
        tries = []

        def act(work: Work) -> Exchange:
            tries.append(work)
            other = saying("other", f"other-{len(tries)}")
            house.wire.meanwhile(SAVE, lambda: house.bot.unit.change(parent.number, other))
            return saying("mine")(work)

        with pytest.raises(Conflict):
            house.bot.unit.change(parent.number, act)
        assert len(tries) == TRIES
        assert parent.texts[1:] == ["other"] * TRIES
        assert house.bot.store.exchange(parent.number, "said") is None

    def test_what_the_team_holds_is_looked_at_by_the_next_try(self, house: House, parent: Parent):
        tries = []

        def act(work: Work) -> None:
            tries.append(work.taken)
            if not work.taken:
                raise Taken("a shirt")

        assert house.bot.unit.change(parent.number, act).exchange is None
        assert tries == [False, True]


class TestComesAgain:
    def test_what_was_saved_before_stands(self, house: House, parent: Parent):
        house.bot.unit.change(parent.number, saying("once"))
        again = house.bot.unit.change(parent.number, saying("twice"))
        assert parent.conversation.reminded == ["once"]
        assert [each.text for each in again.exchange.outgoing] == ["once"]
        assert parent.texts[1:] == ["once"]

    def test_and_what_is_left_of_it_is_sent(self, house: House, parent: Parent):
        parent.phone.fault(http=500)
        with pytest.raises(Exception, match="500"):
            house.bot.unit.change(parent.number, saying("once"))
        assert parent.texts[1:] == []
        house.time_passes()
        house.bot.unit.change(parent.number, saying("once"))
        assert parent.texts[1:] == ["once"]

    def test_in_the_same_instant_the_second_looks_again_before_it_takes_the_first_for_its_own(
        self, house: House, parent: Parent
    ):
        versions = []

        def act(work: Work) -> Exchange:
            versions.append(work.conversation.version)
            return saying("once")(work)

        house.wire.meanwhile(SAVE, lambda: house.bot.unit.change(parent.number, saying("once")))
        house.bot.unit.change(parent.number, act)
        assert versions == [1, 2]
        assert parent.texts[1:] == ["once"]


def test_an_act_that_wants_nothing_saves_nothing(house: House, parent: Parent):
    house.wire.calls.clear()
    assert house.bot.unit.change(parent.number, lambda _: None).exchange is None
    assert house.wire.calls == ["dynamodb GetItem"]


def test_what_is_to_be_done_once_saved_is_done_before_anything_is_sent(house: House, parent: Parent):
    seen = []

    def act(work: Work) -> Exchange:
        work.once_saved = lambda: seen.append(len(parent.texts))
        return saying("hello")(work)

    house.bot.unit.change(parent.number, act)
    assert (seen, len(parent.texts)) == ([1], 2)
