"""A static host on loopback, for what a browser is to look at."""

from __future__ import annotations

import re
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO, Protocol


class StaticHandler(SimpleHTTPRequestHandler):
    """Serves a folder as a static host does: right types, no listings, the nearest 404.html."""

    extensions_map = {  # noqa: RUF012 - as the base class has it
        **SimpleHTTPRequestHandler.extensions_map,
        ".css": "text/css",
        ".html": "text/html; charset=utf-8",
        ".ics": "text/calendar; charset=utf-8",
        ".js": "text/javascript",
        ".json": "application/json",
        ".mjs": "text/javascript",
        ".mp4": "video/mp4",
        ".svg": "image/svg+xml",
        ".vtt": "text/vtt; charset=utf-8",
        ".vcf": "text/vcard; charset=utf-8",
        ".webp": "image/webp",
        ".woff2": "font/woff2",
        ".xml": "application/xml",
    }

    def list_directory(self, path: Any) -> BytesIO | None:
        self.send_error(HTTPStatus.NOT_FOUND)
        return None

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != HTTPStatus.NOT_FOUND:
            super().send_error(code, message, explain)
            return
        body = self._nearest_404()
        self.send_response(HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _nearest_404(self) -> bytes:
        root = Path(self.directory)
        for folder in Path(self.translate_path(self.path)).parents:
            if folder.is_relative_to(root) and (folder / "404.html").is_file():
                return (folder / "404.html").read_bytes()
        return b"404"

    def send_head(self) -> Any:
        """Parts of a file too, as every host does: without them a browser can't jump within a video."""
        wanted = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        path = Path(self.translate_path(self.path))
        if not wanted or not path.is_file():
            return super().send_head()
        content = path.read_bytes()
        start, end = int(wanted[1]), min(int(wanted[2] or len(content)), len(content) - 1)
        self.send_response(HTTPStatus.PARTIAL_CONTENT)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Range", f"bytes {start}-{end}/{len(content)}")
        self.send_header("Content-Length", str(end - start + 1))
        self.end_headers()
        return BytesIO(content[start : end + 1])

    def copyfile(self, source: Any, outputfile: BinaryIO | Any) -> None:
        try:
            super().copyfile(source, outputfile)
        except ConnectionError:
            self.close_connection = True  # the browser has left the page

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


class ServeDirectory(Protocol):
    """Serves a folder; see `serve_directory`."""

    def __call__(self, path: Path) -> str: ...
