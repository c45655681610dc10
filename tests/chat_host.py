"""A chat provider on loopback, with a script of each sort: one that works, hangs, fails, or says nothing."""

from __future__ import annotations

import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

WORKS = b"""
const { language, article, tier, box } = window.helpcentreChat;
box.textContent = ["chat", language, article, tier].join("|");
document.dispatchEvent(new Event("helpcentre-chat-ready"));
"""
SAYS_NOTHING = b"window.theirScriptHasRun = true;"
GIVES_UP = b'document.dispatchEvent(new Event("helpcentre-chat-failed"));'
# What Chatwoot's own script does as far as our page can tell: style and a frame come into the page, the frame
# speaks, an event follows (app/javascript/sdk/IFrameHelper.js and entrypoints/sdk.js of chatwoot/chatwoot).
CHATWOOT = b"""
window.chatwootSDK = { run({ websiteToken, baseUrl }) {
  const style = document.createElement("style");
  style.textContent = ".woot-widget-holder { outline: 3px solid rgb(1, 2, 3) }";
  document.head.append(style);
  const holder = document.createElement("div");
  holder.className = "woot-widget-holder";
  const frame = document.createElement("iframe");
  frame.title = "chat";
  frame.src = `${baseUrl}/widget?website_token=${websiteToken}`;
  holder.append(frame);
  document.body.append(holder);
  window.heard = [];
  window.$chatwoot = {
    setLocale: (locale) => heard.push(["locale", locale]),
    setCustomAttributes: (attributes) => heard.push(["attributes", attributes]),
    toggle: (state) => heard.push(["toggle", state]),
  };
  addEventListener("message", ({ data, origin }) => {
    if (origin === baseUrl && data === "chatwoot-widget:loaded") dispatchEvent(new Event("chatwoot:ready"));
  });
} };
"""
WIDGET = b"""<!doctype html><html lang="en"><title>chat</title><body>chat
<script>parent.postMessage("chatwoot-widget:loaded", "*")</script></body></html>"""

ANSWERS = {
    "/works.js": WORKS,
    "/silent.js": SAYS_NOTHING,
    "/gives-up.js": GIVES_UP,
    "/packs/js/sdk.js": CHATWOOT,
    "/widget": WIDGET,
}


class ChatHost:
    """The provider.

    Args:
        mode: name of the script that `/chat.js` is: `works`, `silent`, `gives-up`, `hangs` or `missing`.
    """

    def __init__(self) -> None:
        self.mode = "works"
        self.asked: list[str] = []
        self.over = threading.Event()
        host = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                path = urlsplit(self.path).path
                host.asked.append(path)
                if path == "/chat.js":
                    path = f"/{host.mode}.js"
                if path == "/hangs.js":
                    host.over.wait()
                body = ANSWERS.get(path)
                self.send_response(HTTPStatus.OK if body else HTTPStatus.NOT_FOUND)
                self.send_header("Content-Type", "text/html" if path == "/widget" else "text/javascript")
                self.end_headers()
                self.wfile.write(body or b"")

            def log_message(self, format: str, *args: object) -> None:
                """Says nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def close(self) -> None:
        """Ends it, and whatever it keeps waiting."""
        self.over.set()
        self._server.shutdown()
        self._server.server_close()
