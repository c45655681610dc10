"""What a built page brings for the check of channels, and what the published script makes of it."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

from run import node

SCRIPTS = "assets/helpcentre/support"
IN_NODE = """
const { check } = await import(process.argv[1]);
const { facts, texts } = JSON.parse(process.argv[2]);
process.stdout.write(JSON.stringify(texts.map((text) => check(text, facts).verdict)));
"""


def data_in(html: str) -> str:
    """What the page brings for the script, as it stands there."""
    form = html.partition("data-hc-channel-check hidden")[2].partition("</form>")[0]
    found = re.search(r'<script type="application/json">(.*?)</script>', form, re.DOTALL)
    assert found
    return found[1]


def facts_in(html: str) -> dict[str, Any]:
    """The same, read."""
    facts: dict[str, Any] = json.loads(data_in(html))
    return facts


def verdicts(site: Path, facts: dict[str, Any], texts: list[str]) -> list[str]:
    """What the published script says."""
    program = node()
    assert program, "no Node"
    module = (site / SCRIPTS / "channel-check.mjs").as_uri()
    arguments = ["--input-type=module", "-e", IN_NODE, module, json.dumps({"facts": facts, "texts": texts})]
    done = subprocess.run([program, *arguments], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    found: list[str] = json.loads(done.stdout)
    return found
