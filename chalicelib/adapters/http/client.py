"""Requests to platforms: sent once, never redirected, never retried, with the honest answer whether they arrived."""

from __future__ import annotations

import urllib3
from urllib3.exceptions import ConnectTimeoutError, HTTPError, NewConnectionError

from chalicelib.domain.errors import FateUnknown, TryAgainLater
from chalicelib.ports import HttpAnswer, HttpRequest

CONNECT_S = 3.0
READ_S = 10.0
MAX_ANSWER = 1024 * 1024


class UrllibHttp:
    """The Http port."""

    def __init__(self, *, connect_s: float = CONNECT_S, read_s: float = READ_S, lasting: bool = True) -> None:
        """Open it.

        Args:
            lasting: Connections are used again. Not on Lambda, which freezes for hours: what is dead by then is only
                found out by a request, whose fate nobody knows.
        """
        self._lasting = lasting
        self._pool = urllib3.PoolManager(
            timeout=urllib3.Timeout(connect=connect_s, read=read_s), retries=False, maxsize=8
        )

    def send(self, request: HttpRequest) -> HttpAnswer:
        try:
            answer = self._pool.request(
                request.method,
                request.url,
                body=request.body,
                headers=dict(request.headers),
                redirect=False,
                preload_content=False,
            )
            try:
                body = answer.read(MAX_ANSWER)
            finally:
                answer.release_conn()
                if not self._lasting:
                    self._pool.clear()
        except (NewConnectionError, ConnectTimeoutError):
            raise TryAgainLater("no connection to the platform") from None
        except (HTTPError, OSError) as error:
            raise FateUnknown(f"no answer from the platform: {type(error).__name__}") from None
        headers = {name.lower(): value for name, value in answer.headers.items()}
        return HttpAnswer(answer.status, headers, body)
