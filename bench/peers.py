"""What the engine is measured against: HTTP servers that answer 200 and do nothing, or one commit a post.

::

    python -m bench.peers http.server|chalice|commit PORT FOLDER
"""

from __future__ import annotations

import sqlite3
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ANSWER = b'{"status": "accepted"}'


class Bare(BaseHTTPRequestHandler):
    """Reads the body, answers 200."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1  # an answer goes out in one piece, as the engine's

    def do_POST(self) -> None:
        """Any path."""
        self.keep(self.rfile.read(int(self.headers["content-length"])))
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(ANSWER)))
        self.end_headers()
        self.wfile.write(ANSWER)

    def keep(self, raw: bytes) -> None:
        """Nothing of it."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the library's name)
        """A log would cost as well."""


class Server(ThreadingHTTPServer):
    """As many connections as come."""

    request_queue_size = 128
    daemon_threads = True


def serve_bare(port: int, kind: type[Bare] = Bare) -> None:
    """The standard library's server, which Chalice's is made of."""
    Server(("127.0.0.1", port), kind).serve_forever()


def serve_chalice(port: int) -> None:
    """Chalice's own local server with a route that does nothing."""
    from chalice.app import Chalice
    from chalice.config import Config
    from chalice.local import ChaliceRequestHandler, LocalDevServer

    app = Chalice(app_name="bare")

    @app.route("/webhooks/{platform}/{endpoint}", methods=["POST"])
    def accept(platform: str, endpoint: str) -> dict[str, str]:  # noqa: ARG001  (Chalice hands in what it finds)
        return {"status": "accepted"}

    class Quiet(ChaliceRequestHandler):
        disable_nagle_algorithm = True
        wbufsize = -1

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the library's name)
            """As above."""

    LocalDevServer(app, Config(), "127.0.0.1", port, handler_cls=Quiet, server_cls=Server).server.serve_forever()


def serve_commits(port: int, folder: Path) -> None:
    """Keeps each body in a commit of its own, as durable as the engine's."""
    connection = sqlite3.connect(folder / "peer.db", isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE posts (id INTEGER PRIMARY KEY, body BLOB NOT NULL)")
    turn = threading.Lock()

    class Keeping(Bare):
        def keep(self, raw: bytes) -> None:
            with turn:
                connection.execute("INSERT INTO posts (body) VALUES (?)", (raw,))

    serve_bare(port, Keeping)


def main() -> None:
    """One of them, until it is ended."""
    name, port, folder = sys.argv[1:]
    if name == "commit":
        serve_commits(int(port), Path(folder))
    else:
        {"http.server": serve_bare, "chalice": serve_chalice}[name](int(port))


if __name__ == "__main__":
    main()
