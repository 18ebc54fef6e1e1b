"""A caller's token is renewed where the caller looks for it, and the sender takes it."""

import pytest

from service.settings import MissingSettings
from tests.support.outside import OUTSIDE
from tests.support.sender.office import Office, to_jane

PARAMETER = "/club/production/sender/tokens/bot"


def laid(office: Office) -> str:
    return OUTSIDE.client("ssm").get_parameter(Name=PARAMETER, WithDecryption=True)["Parameter"]["Value"]


def test_the_token_that_is_laid_out_opens_the_door(office: Office):
    office.start(SENDER_TOKEN_PARAMETERS=f"bot={PARAMETER}")
    assert office.front.renewal.renew() == {"bot": laid(office)}
    assert office.asks("nothing-1", token=laid(office)).status_code == 404


def test_a_rotated_secret_signs_the_next_token(office: Office):
    office.start(SENDER_TOKEN_PARAMETERS=f"bot={PARAMETER}")
    before = office.front.renewal.renew()["bot"]
    office.secrets.put_secret_value(SecretId=office.outputs["JWTSecretArn"], SecretString="n" * 64)
    assert office.front.renewal.renew() == {"bot": laid(office)} != {"bot": before}
    office.start()
    assert office.asks("nothing-1", token=laid(office)).status_code == 404
    assert office.asks("nothing-1", token=before).status_code == 404  # until the next rotation both are good


def test_who_gets_a_token_is_listed_and_who_was_revoked_gets_none(office: Office):
    office.start(SENDER_TOKEN_PARAMETERS=f"bot={PARAMETER}", SENDER_CALLERS="listed")
    office.front.renewal.renew()
    assert [caller.name for caller in office.front.callers.all()] == ["bot"]
    assert office.posts(to_jane(), token=laid(office)).status_code == 200
    office.front.callers.revoke("bot", office.clock.now())
    before = laid(office)
    assert office.front.renewal.renew() == {}
    assert laid(office) == before


def test_without_callers_nothing_is_laid_out(office: Office):
    assert office.front.renewal.renew() == {}


@pytest.mark.parametrize("parameters", ["bot", "bot=token", "bot=/a, desk"])
def test_a_caller_without_a_parameter_is_refused(office: Office, parameters: str):
    with pytest.raises(MissingSettings, match="SENDER_TOKEN_PARAMETERS"):
        office.start(SENDER_TOKEN_PARAMETERS=parameters)
