"""Peers: the same HTTP server without an engine. Answers 200, either at once or after one commit a post."""

from __future__ import annotations

import sqlite3
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

ANSWER = b'{"status": "accepted"}'


class Bare(BaseHTTPRequestHandler):
    """Reads the body, answers 200."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1  # one packet an answer

    def do_POST(self) -> None:
        self.keep(self.rfile.read(int(self.headers["content-length"])))
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(ANSWER)))
        self.end_headers()
        self.wfile.write(ANSWER)

    def keep(self, raw: bytes) -> None:
        """Nothing of it."""

    def log_message(self, format: str, *args: object) -> None:
        """A log would cost as well."""


def one_commit_a_post(path: str) -> type[Bare]:
    """Keeps each body with a commit of its own, durable as the engine's."""
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE IF NOT EXISTS posts (id INTEGER PRIMARY KEY, body BLOB NOT NULL)")
    turn = threading.Lock()

    class Keeping(Bare):
        def keep(self, raw: bytes) -> None:
            with turn:
                connection.execute("INSERT INTO posts (body) VALUES (?)", (raw,))

    return Keeping


class Server(ThreadingHTTPServer):
    """As many connections as come."""

    request_queue_size = 128
    daemon_threads = True


def main() -> None:
    port, *path = sys.argv[1:]
    Server(("127.0.0.1", int(port)), one_commit_a_post(path[0]) if path else Bare).serve_forever()


if __name__ == "__main__":
    main()
