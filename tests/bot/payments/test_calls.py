"""What a payment costs at DynamoDB: no more than a message of a parent's."""

from collections.abc import Callable

import pytest

from tests.support.house import House, Parent
from tests.support.till import Till

pytestmark = pytest.mark.slow


@pytest.fixture
def calls_of(house: House) -> Callable[[Callable[[], object]], int]:
    def count(act: Callable[[], object]) -> int:
        house.wire.calls.clear()
        act()
        return sum(call.startswith("dynamodb ") for call in house.wire.calls)

    return count


def test_the_redirect_and_each_piece_of_news_cost_no_more_than_a_message(
    till: Till, complete: Parent, house: House, calls_of: Callable[[Callable[[], object]], int]
):
    link, message = till.link_of(complete), calls_of(lambda: complete.says("status"))
    assert calls_of(lambda: till.presses(link)) <= message
    assert calls_of(lambda: till.presses(link)) <= message, "the second time"
    till.does(till.presses(link))
    assert calls_of(till.gocardless.settle) == 0, "the webhook only puts it on the queue"
    news = house.waiting(house.settings.inbox_queue)
    assert calls_of(house.work) <= message * news
