"""What Twilio's library asks, as it goes over the network."""

import socket
from base64 import b64encode
from pathlib import Path
from urllib.parse import parse_qs
from wsgiref.types import StartResponse, WSGIEnvironment

import pytest
from urllib3 import PoolManager, ProxyManager
from urllib3.exceptions import HTTPError

from bot.whatsapp.twilio_http import JSON, Urllib3Client
from local.wsgi_server import WsgiServer
from tests.support.certificate import CERTIFICATE, certified_for_localhost
from tests.support.sender.receiver import Receiver, listening

TWILIO = "https://api.twilio.com"
PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY")


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in PROXIES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


def asks(receiver: Receiver, method: str = "POST", **what: object) -> int:
    return Urllib3Client(receiver.url, 2).request(method, receiver.url, **what).status_code


def test_a_form_arrives_as_it_was_meant():
    body = {"Body": "Łukasz & Zoë: 50% off? \n+1 🙂", "PersistentAction": ["one", "two"]}
    with listening() as receiver:
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        assert asks(receiver, data=body, headers=headers, auth=("AC1", "a:token")) == 200
        [heard] = receiver.heard
    assert parse_qs(heard.body.decode()) == {"Body": [body["Body"]], "PersistentAction": ["one", "two"]}
    assert heard.headers["authorization"] == f"Basic {b64encode(b'AC1:a:token').decode()}"
    assert heard.headers["Content-Type"] == "application/x-www-form-urlencoded"


def test_json_arrives_as_json():
    with listening() as receiver:
        asks(receiver, data={"friendly_name": "Zoë"}, headers={"Content-Type": JSON})
        assert receiver.heard[0].event == {"friendly_name": "Zoë"}


def test_what_is_asked_for_stands_in_the_address_and_what_is_unset_does_not():
    with listening() as receiver:
        asks(receiver, params={"To": "whatsapp:+447700900123", "From": None, "Status": ["sent", "read"]})
        _, _, query = receiver.heard[0].path.partition("?")
    assert parse_qs(query) == {"To": ["whatsapp:+447700900123"], "Status": ["sent", "read"]}


def test_nobody_is_led_elsewhere_with_our_token():
    with listening() as elsewhere, listening() as receiver:
        receiver.answers, receiver.redirects_to = [307], elsewhere.url
        assert asks(receiver, data={"Body": "x"}, auth=("AC1", "token")) == 307
        assert elsewhere.heard == []


def test_a_page_of_a_proxys_in_any_encoding_is_an_answer():
    def proxy(_environ: WSGIEnvironment, start_response: StartResponse) -> list[bytes]:
        start_response("502 Bad Gateway", [("Content-Type", "text/html")])
        return ["Passerelle injoignable, d\u00e9sol\u00e9".encode("latin-1")]

    with WsgiServer(proxy) as server:
        answer = Urllib3Client(server.url, 2).request("POST", server.url, data={"Body": "x"})
    assert (answer.status_code, answer.ok) == (502, False)


def test_a_call_is_made_once_and_not_waited_for_longer_than_was_said():
    with socket.create_server(("127.0.0.1", 0)) as server:
        client = Urllib3Client(TWILIO, 0.2)
        with pytest.raises(HTTPError):
            client.request("POST", f"http://127.0.0.1:{server.getsockname()[1]}/", data={"Body": "x"})
        server.settimeout(0.3)
        server.accept()[0].close()
        with pytest.raises(TimeoutError):
            server.accept()


def test_nothing_is_told_to_whom_nobody_vouches_for(tmp_path: Path):
    with listening(certified_for_localhost(tmp_path)) as receiver, pytest.raises(HTTPError) as refused:
        Urllib3Client(TWILIO, 2).request("POST", f"https://localhost:{receiver.port}/", data={"Body": "x"})
    assert "CERTIFICATE_VERIFY_FAILED" in str(refused.value)
    assert receiver.heard == []


def test_a_company_may_vouch_with_certificates_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    context = certified_for_localhost(tmp_path)
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / CERTIFICATE))
    with listening(context) as receiver:
        client = Urllib3Client(TWILIO, 2)
        assert client.request("POST", f"https://localhost:{receiver.port}/", data={"Body": "x"}).ok


def test_the_way_is_through_the_environments_proxy(monkeypatch: pytest.MonkeyPatch):
    assert type(Urllib3Client(TWILIO, 2).connections) is PoolManager
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example.com:3128")
    through = Urllib3Client(TWILIO, 2).connections
    assert isinstance(through, ProxyManager)
    assert through.proxy.host == "proxy.example.com"
    assert type(Urllib3Client("http://127.0.0.1:8000", 2).connections) is PoolManager
    monkeypatch.setenv("NO_PROXY", "api.twilio.com")
    assert type(Urllib3Client(TWILIO, 2).connections) is PoolManager
