"""The owner's address for answers, on loopback: it keeps what it is sent, or fails as the test wishes."""

from __future__ import annotations

import threading
import time
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from helpcentre.features.feedback.event import EVENT

WITHIN = 10
"""Seconds that something may take to arrive."""


class AnswersCollector:
    """The collector that CHANNELS.md describes, in small."""

    def __init__(self) -> None:
        self.statuses: list[int] = []
        """What it says next, one after the other; then that it was taken."""
        self.headers: list[dict[str, str]] = []
        self.bodies: list[bytes] = []
        self._changed = threading.Condition()
        collector = self

        class Handler(BaseHTTPRequestHandler):
            def do_OPTIONS(self) -> None:
                self.send_response(HTTPStatus.NO_CONTENT)
                self._allow()
                self.end_headers()

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                with collector._changed:
                    collector.bodies.append(body)
                    collector.headers.append(dict(self.headers))
                    status = collector.statuses.pop(0) if collector.statuses else HTTPStatus.NO_CONTENT
                    collector._changed.notify_all()
                self.send_response(status)
                self._allow()
                self.end_headers()

            def _allow(self) -> None:
                self.send_header("Access-Control-Allow-Origin", "*")
                self.send_header("Access-Control-Allow-Methods", "POST")
                self.send_header("Access-Control-Allow-Headers", "Content-Type")

            def log_message(self, format: str, *args: object) -> None:
                """Says nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self._server.server_port}/answers"
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def forget(self) -> None:
        """Empties it."""
        self.statuses.clear()
        self.headers.clear()
        self.bodies.clear()

    def events(self, count: int) -> list[dict[str, Any]]:
        """What it was sent, when so many have arrived. Each is as the schema says, or this fails."""
        end = time.monotonic() + WITHIN
        with self._changed:
            while len(self.bodies) < count and self._changed.wait(end - time.monotonic()):
                pass
            bodies = list(self.bodies)
        assert len(bodies) == count
        return [EVENT.validate_json(body).model_dump(exclude_none=True) for body in bodies]

    def close(self) -> None:
        """Ends it."""
        self._server.shutdown()
        self._server.server_close()
