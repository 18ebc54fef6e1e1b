"""What a parent sent is fetched from Twilio, and from nobody else; the password stays with Twilio's API."""

import base64
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import msgspec
import pytest

from bot.errors import Unavailable
from bot.pictures.image import MOST_INPUT, Unfit
from bot.pictures.media import ForeignMedia, Media
from bot.settings import Settings
from tests.support.house import ACCOUNT, TOKEN, House, media_of

PATH = f"/2010-04-01/Accounts/{ACCOUNT}/Messages/MM{'1a' * 16}/Media/ME{'2b' * 16}"
PASSWORD = "Basic " + base64.b64encode(f"{ACCOUNT}:{TOKEN}".encode()).decode()
SETTINGS = dict.fromkeys(Settings.__struct_fields__, "") | {"account_sid": ACCOUNT, "auth_token": TOKEN}


class Server:
    """Answers as it is told: `answers[path] = (status, headers, body)`. `asked` are `(path, Authorization)`."""

    def __init__(self):
        self.answers: dict[str, tuple[int, dict[str, str], bytes]] = {}
        self.asked: list[tuple[str, str | None]] = []
        self.done = threading.Event()
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                server.asked.append((self.path, self.headers["Authorization"]))
                if self.path not in server.answers:
                    server.done.wait(30)
                    return
                status, headers, body = server.answers[self.path]
                self.send_response(status)
                for name, value in ({"Content-Length": str(len(body))} | headers).items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._http.handle_error = lambda *_: None  # the other side hung up, as it should
        self.url = f"http://127.0.0.1:{self._http.server_port}"
        threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True).start()

    def stop(self) -> None:
        self.done.set()
        self._http.shutdown()
        self._http.server_close()


@pytest.fixture
def twilio() -> Iterator[Server]:
    server = Server()
    yield server
    server.stop()


@pytest.fixture
def stranger() -> Iterator[Server]:
    server = Server()
    server.answers[PATH] = server.answers["/"] = (200, {}, b"a stranger's")
    yield server
    server.stop()


@pytest.fixture
def media(twilio: Server) -> Media:
    return media_of(settings_for(twilio.url))


@pytest.fixture
def looked_up(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The hosts outside this machine that anybody tried to reach, and did not."""
    hosts, really = [], socket.getaddrinfo

    def look_up(host, *arguments, **named):
        if host == "127.0.0.1":
            return really(host, *arguments, **named)
        hosts.append(host)
        raise socket.gaierror("no network in tests")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return hosts


def settings_for(url: str, **changes) -> Settings:
    return Settings(**SETTINGS | {"twilio_url": url, "twilio_timeout": 3} | changes)


def sent_photo(house: House, data: bytes) -> str:
    """The MediaUrl of the webhook with which Twilio brings a photo."""
    photo = {"content_type": "image/png", "data": base64.b64encode(data).decode()}
    sid = house.parent().phone.send(media=[photo]).sid
    return house.world.twilio.messages.get(sid).form["MediaUrl0"]


def test_a_parents_photo_comes_as_it_was_sent(house):
    url = sent_photo(house, b"the bytes of a photo")
    assert media_of(house.settings).fetch(url) == b"the bytes of a photo"


def test_a_photo_that_was_deleted_at_twilio_is_gone(house):
    url = sent_photo(house, b"the bytes of a photo")
    message, _, media_sid = url.rpartition("/Media/")
    house.bot.whatsapp.client.api.v2010.account.messages(message.rpartition("/")[2]).media(media_sid).delete()
    with pytest.raises(Unfit, match="gone"):
        media_of(house.settings).fetch(url)


def test_a_wrong_password_is_tried_again_once_it_is_right(house):
    url = sent_photo(house, b"the bytes of a photo")
    with pytest.raises(Unavailable, match="401"):
        media_of(msgspec.structs.replace(house.settings, auth_token="an-old-one")).fetch(url)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_the_password_is_not_told_to_whom_twilio_redirects(twilio, media, status):
    twilio.answers[PATH] = (status, {"Location": "/cdn/1?Signature=s"}, b"")
    twilio.answers["/cdn/1?Signature=s"] = (302, {"Location": f"{twilio.url}/cdn/2"}, b"")
    twilio.answers["/cdn/2"] = (200, {}, b"photo")
    assert media.fetch(twilio.url + PATH) == b"photo"
    assert twilio.asked == [(PATH, PASSWORD), ("/cdn/1?Signature=s", None), ("/cdn/2", None)]


def test_a_netrc_brings_no_password_either(twilio, media, tmp_path, monkeypatch):
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login someone password a-secret\n")
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    twilio.answers[PATH] = (307, {"Location": "/cdn/1"}, b"")
    twilio.answers["/cdn/1"] = (200, {}, b"photo")
    media.fetch(twilio.url + PATH)
    assert twilio.asked[-1] == ("/cdn/1", None)


def test_redirects_end(twilio, media):
    twilio.answers[PATH] = (307, {"Location": PATH}, b"")
    with pytest.raises(Unavailable):
        media.fetch(twilio.url + PATH)
    assert twilio.asked == [(PATH, PASSWORD)] + [(PATH, None)] * 3


FOREIGN = [
    f"https://evil.example{PATH}",
    f"http://api.twilio.com{PATH}",  # for all to read
    f"HTTPS://api.twilio.com{PATH}",
    f"ftp://api.twilio.com{PATH}",
    f"//api.twilio.com{PATH}",
    PATH,
    f"https://api.twilio.com:444{PATH}",
    f"https://api.twilio.com@evil.example{PATH}",
    f"https://api.twilio.com:443@evil.example{PATH}",
    f"https://someone:secret@api.twilio.com{PATH}",
    f"https://evil.example\\@api.twilio.com{PATH}",
    f"https://evil.example#@api.twilio.com{PATH}",
    f"https://api.twilio.com.evil.example{PATH}",
    f"https://api-twilio.com{PATH}",
    f"https://apixtwilio.com{PATH}",  # a dot that stands for anything
    f"https://api.twilio.com%2eevil.example{PATH}",
    f"https://аpi.twilio.com{PATH}",  # a Cyrillic а
    f"https://127.0.0.1{PATH}",
    f"https://169.254.169.254{PATH}",  # where a cloud's machines learn their passwords
    f"https://[::1]{PATH}",
    f"https://mms.twiliocdn.com{PATH}",  # of Twilio's, but it gets no password
    f"https://api.twilio.com{PATH}".replace(ACCOUNT, "AC" + "0b" * 16),  # another account
    f"https://api.twilio.com{PATH}/../../../../../Keys",
    f"https://api.twilio.com{PATH}?x=1",
    f"https://api.twilio.com{PATH}\n",
    f" https://api.twilio.com{PATH}",
    f"https://api.twilio.com/2010-04-01/Accounts/{ACCOUNT}/Messages.json",  # ours, but not a medium
    "https://[",
    "",
]


@pytest.mark.parametrize("url", FOREIGN)
def test_no_address_but_twilios_is_ever_asked(url, looked_up):
    with pytest.raises(ForeignMedia):
        media_of(settings_for("")).fetch(url)
    assert looked_up == []


def test_twilios_own_is(looked_up):
    with pytest.raises(Unavailable):
        media_of(settings_for("")).fetch(f"https://api.twilio.com{PATH}")
    assert looked_up == ["api.twilio.com"]


@pytest.mark.parametrize("url", [f"https://api.twilio.com{PATH}", *FOREIGN])
def test_beside_a_stand_in_not_even_twilio_is(url, twilio, media, looked_up):
    with pytest.raises(ForeignMedia):
        media.fetch(url)
    assert (looked_up, twilio.asked) == ([], [])


def test_a_stranger_on_this_machine_is_not_asked(twilio, media, stranger):
    with pytest.raises(ForeignMedia):
        media.fetch(stranger.url + PATH)
    twilio.answers[PATH] = (307, {"Location": f"{stranger.url}/"}, b"")
    with pytest.raises(ForeignMedia):
        media.fetch(twilio.url + PATH)
    assert stranger.asked == []


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example/",
        "//evil.example/",
        "http://mms.twiliocdn.com/photo",
        "https://mms.twiliocdn.com:8443/photo",
        "https://mms.twiliocdn.com",  # goes on in whatever follows
        "https://mms.twiliocdn.com@evil.example/",
        "https://mms.twiliocdn.com\\@evil.example/",
        "https://mms.twiliocdn.com.evil.example/",
        "https://twiliocdn.com.evil.example/",
        "https://eviltwiliocdn.com/",
        "https://evil-twilio.com/",
        "https://mms.twiliocdnxcom/",
        "https://evil.example/https://mms.twiliocdn.com/",
        "https://127.0.0.1/",
        "https://2130706433/",
        "https://s3-external-1.amazonaws.com/bucket-of-a-stranger/photo",
        "https://s3-external-1.amazonaws.com/media.twiliocdn.com.evil/photo",
        "https://s3-external-1.amazonaws.com/media.twiliocdn.com/../bucket-of-a-stranger/photo",
        "https://s3-external-1.amazonaws.com/media.twiliocdn.com/%2e%2E/bucket-of-a-stranger/photo",
        "https://s3.amazonaws.com/media.twiliocdn.com/photo",
        "https://mms.twiliocdn.com/\\evil.example/",
        "https://[",
        "https://mms.twiliocdn.com:photo/",
        "file:///etc/passwd",
    ],
)
def test_a_redirect_leads_to_twilios_hosts_or_nowhere(target, twilio, media, looked_up):
    twilio.answers[PATH] = (307, {"Location": target}, b"")
    with pytest.raises(ForeignMedia):
        media.fetch(twilio.url + PATH)
    assert looked_up == []
    assert len(twilio.asked) == 1


@pytest.mark.parametrize("rest", ["@evil.example/", "0/", ".evil.example/"])
def test_a_redirect_that_only_begins_like_the_stand_in_is_not_followed(rest, twilio, media, looked_up):
    twilio.answers[PATH] = (307, {"Location": twilio.url + rest}, b"")
    with pytest.raises(ForeignMedia):
        media.fetch(twilio.url + PATH)
    assert looked_up == []


@pytest.mark.parametrize(
    ("target", "host"),
    [
        ("https://mms.twiliocdn.com/AC1/photo?Expires=1&Signature=a~b_c-&Key-Pair-Id=K", "mms.twiliocdn.com"),
        ("https://media.twilio.com/photo", "media.twilio.com"),
        ("https://s3-external-1.amazonaws.com/media.twiliocdn.com/AC1/photo", "s3-external-1.amazonaws.com"),
    ],
)
def test_a_redirect_to_twilios_own_hosts_is_followed(target, host, twilio, media, looked_up):
    twilio.answers[PATH] = (307, {"Location": target}, b"")
    with pytest.raises(Unavailable):
        media.fetch(twilio.url + PATH)
    assert looked_up == [host]


def test_a_redirect_to_nowhere_is_tried_again(twilio, media):
    twilio.answers[PATH] = (307, {}, b"")
    with pytest.raises(Unavailable):
        media.fetch(twilio.url + PATH)
    assert len(twilio.asked) == 1


@pytest.mark.parametrize("status", [401, 403, 408, 429, 500, 502, 503])
def test_what_may_pass_is_tried_again(status, twilio, media):
    twilio.answers[PATH] = (status, {}, b"")
    with pytest.raises(Unavailable, match=str(status)):
        media.fetch(twilio.url + PATH)


@pytest.mark.parametrize("status", [404, 410])
def test_what_was_deleted_is_not(status, twilio, media):
    twilio.answers[PATH] = (307, {"Location": "/cdn/1"}, b"")
    twilio.answers["/cdn/1"] = (status, {}, b"")
    with pytest.raises(Unfit, match="gone"):
        media.fetch(twilio.url + PATH)


def test_silence_is_tried_again(twilio):
    with pytest.raises(Unavailable):
        media_of(settings_for(twilio.url, twilio_timeout=0.2)).fetch(twilio.url + PATH)
    assert len(twilio.asked) == 1


def test_nobody_there_is_tried_again(twilio, media):
    twilio.stop()
    with pytest.raises(Unavailable):
        media.fetch(twilio.url + PATH)


def test_half_a_photo_is_tried_again(twilio, media):
    twilio.answers[PATH] = (200, {"Content-Length": "1000"}, b"half a photo")
    with pytest.raises(Unavailable):
        media.fetch(twilio.url + PATH)


def test_ten_megabytes_are_taken_and_not_one_byte_more(twilio, media):
    twilio.answers[PATH] = (200, {}, bytes(MOST_INPUT))
    assert len(media.fetch(twilio.url + PATH)) == MOST_INPUT == 10_000_000
    twilio.answers[PATH] = (200, {}, bytes(MOST_INPUT + 1))
    with pytest.raises(Unfit, match="too_large"):
        media.fetch(twilio.url + PATH)
    # Of what goes on and on, no more is waited for than that.
    twilio.answers[PATH] = (200, {"Content-Length": str(10**12)}, bytes(MOST_INPUT + 100_000))
    with pytest.raises(Unfit, match="too_large"):
        media.fetch(twilio.url + PATH)
