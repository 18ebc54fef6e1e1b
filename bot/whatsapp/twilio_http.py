"""How Twilio's library speaks HTTP here: by urllib3 alone, over connections that threads may share.

The library takes a client of one's own: https://www.twilio.com/docs/libraries/reference/python-custom-http-client. Its
default one goes through `requests`, whose sessions are not made for threads and cost a twentieth of a message's CPU.
"""

import json
import os
from collections.abc import Mapping
from functools import partial
from logging import getLogger
from urllib.parse import urlencode

from certifi import where
from requests.utils import get_environ_proxies, select_proxy
from twilio.http import HttpClient
from twilio.http.response import Response
from urllib3 import PoolManager, ProxyManager
from urllib3.util import make_headers

MOST_CONNECTIONS = 32
JSON = "application/json"


class Urllib3Client(HttpClient):  # type: ignore[misc]  # the library has no types
    """For calls to what lies at `url`, through the environment's proxy where it names one. Each may take `timeout`
    seconds to connect and as long again between any two bytes, is made once, and is led nowhere else.

    `connections` are urllib3's. Calls raise its HTTPError.
    """

    def __init__(self, url: str, timeout: float):
        super().__init__(getLogger("twilio.http_client"), is_async=False, timeout=timeout)
        self.connections = _connections(url)

    def request(
        self,
        method: str,
        uri: str,
        params: Mapping[str, object] | None = None,
        data: Mapping[str, object] | None = None,
        headers: Mapping[str, str] | None = None,
        auth: tuple[str, str] | None = None,
        timeout: float | None = None,
        allow_redirects: bool = False,
    ) -> Response:
        asked = {name: value for name, value in (params or {}).items() if value is not None}
        sent = {**(headers or {}), **make_headers(accept_encoding=True, basic_auth=":".join(auth) if auth else None)}
        encode = json.dumps if sent.get("Content-Type") == JSON else partial(urlencode, doseq=True)
        answer = self.connections.urlopen(
            method.upper(),
            f"{uri}?{urlencode(asked, doseq=True)}" if asked else uri,
            body=encode(data) if data else None,
            headers=sent,
            timeout=timeout or self.timeout,
            redirect=allow_redirects,
            retries=False,
        )
        text = answer.data.decode(errors="replace")  # a proxy's page is in any encoding
        return Response(answer.status, text, answer.headers)


def _connections(url: str) -> PoolManager:
    """Verified and through a proxy as `requests` would, for who deploys from behind one."""
    proxy = select_proxy(url, get_environ_proxies(url))
    trusted = os.environ.get("REQUESTS_CA_BUNDLE") or where()
    if proxy:
        return ProxyManager(proxy, maxsize=MOST_CONNECTIONS, ca_certs=trusted)
    return PoolManager(maxsize=MOST_CONNECTIONS, ca_certs=trusted)
