"""Whatever is sent to the stand-in is answered in its own words: never with an accident."""

import pytest
import requests
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.local.conftest import ACCOUNT, CLUB, PARENT, TOKEN
from tests.support.runner.thoroughness import examples

MESSAGES = f"/2010-04-01/Accounts/{ACCOUNT}/Messages.json"
FIELDS = ("Body", "MediaUrl", "ContentSid", "ContentVariables", "StatusCallback")
QUERY = ("To", "From", "DateSent", "DateSent<", "PageSize", "Page", "PageToken")
text = st.text(max_size=40)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | text,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(text, inner, max_size=3),
    max_leaves=8,
)
unhurried = settings(
    max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def one_of(*names: str) -> st.SearchStrategy:
    return st.dictionaries(st.sampled_from(names), anything, max_size=len(names))


@pytest.fixture
def answered(world):
    """Ask, and hold that the answer is no accident; gives its JSON."""
    with requests.Session() as session:
        session.auth = (ACCOUNT, TOKEN)

        def answered(method: str, path: str, **given) -> dict:
            answer = session.request(method, world.phone_url + path, timeout=20, **given)
            assert answer.status_code < 500, answer.text
            document = answer.json()
            if answer.status_code >= 400:
                assert document["message"]
            return document

        yield answered


@unhurried
@given(form=st.dictionaries(st.sampled_from(FIELDS), text))
def test_any_message_to_a_parent(answered, form):
    answered("POST", MESSAGES, data={"To": f"whatsapp:{PARENT}", "From": CLUB, **form})


@unhurried
@given(query=st.dictionaries(st.sampled_from(QUERY), text))
def test_any_page_of_the_list(answered, query):
    answered("GET", MESSAGES, params=query)


@unhurried
@given(document=anything | one_of("friendly_name", "language", "variables", "types"))
def test_any_content(answered, document):
    answered("POST", "/v1/Content", json=document)


@unhurried
@given(
    entries=st.lists(one_of("title", "id", "item", "description"), max_size=3),
    variables=st.dictionaries(text, text, max_size=2),
)
def test_any_buttons_and_lists_that_were_taken_can_be_sent(answered, entries, variables):
    for kind, name in (("twilio/quick-reply", "actions"), ("twilio/list-picker", "items")):
        types = {kind: {"body": "{{1}} {{2}}", "button": "Choose", name: entries}}
        document = {"friendly_name": "x", "language": "en", "variables": variables, "types": types}
        sid = answered("POST", "/v1/Content", json=document).get("sid", "none")
        answered("POST", MESSAGES, data={"To": f"whatsapp:{PARENT}", "From": CLUB, "ContentSid": sid})


@unhurried
@given(document=anything | one_of("text", "button", "list", "media", "location", "reply_to", "sid"))
def test_anything_a_phone_may_send(answered, document):
    answered("POST", f"/phones/{PARENT}/messages", json=document)
    answered("GET", f"/phones/{PARENT}/messages")


@unhurried
@given(document=anything | one_of("code", "http", "accepted", "times"))
def test_any_fault_on_order(answered, document):
    answered("POST", f"/phones/{PARENT}/faults", json=document)


@unhurried
@given(number=st.text(min_size=1, max_size=20))
def test_any_number(answered, number):
    answered("GET", f"/phones/{requests.utils.quote(number, safe='')}/messages")
