"""The compiler: the same bytes each time, nothing of the machine, and a refusal instead of a bad file."""

from __future__ import annotations

import subprocess
import sys

import pytest

from helpcentre.typesetting.compiler import TypesettingError, compile_pdf, page_count
from pdf_text import pdf_text

MARKUP = """#set document(title: "Test", date: none)
#set text(lang: "az", font: "Inter", fallback: false)
= #json("a.json")
"""


def test_the_same_document_gives_the_same_bytes_in_another_process() -> None:
    script = (
        "import hashlib\nfrom helpcentre.typesetting.compiler import compile_pdf\n"
        f"print(hashlib.sha256(compile_pdf({MARKUP!r}, {{'a.json': b'\"x\"'}})).hexdigest())"
    )
    environments = ({"TZ": "Asia/Baku", "LANG": "C"}, {"TZ": "America/New_York", "SOURCE_DATE_EPOCH": "99"})
    runs = [
        subprocess.run(
            [sys.executable, "-c", script], env=env, capture_output=True, text=True, check=True
        ).stdout
        for env in environments
    ]
    assert runs[0] == runs[1]


def test_data_is_printed_as_written() -> None:
    files = {"a.json": b'"#let x = 1; $a_b$ @ref *not bold* \\\\\\\\ // [x] #panic()"'}
    assert "#let x = 1; $a_b$ @ref *not bold* \\\\ // [x] #panic()" in pdf_text(compile_pdf(MARKUP, files))


def test_no_file_of_the_machine_can_be_read() -> None:
    for path in ("/etc/hostname", "../../../../../../etc/hostname"):
        with pytest.raises(TypesettingError):
            compile_pdf(f'#set document(title: "-")\n#read("{path}")', {})


def test_what_breaks_the_standard_is_refused() -> None:
    with pytest.raises(TypesettingError, match=r"PDF/UA-1.*title"):
        compile_pdf('#set text(lang: "az", font: "Inter")\na', {})
    with pytest.raises(TypesettingError, match="skipped from heading level 1 to 3"):
        compile_pdf(MARKUP + "=== deep", {"a.json": b'"x"'})


def test_pages_are_counted() -> None:
    for pages in (1, 2, 40):
        breaks = "#pagebreak()\n" * (pages - 1)
        assert page_count(compile_pdf(MARKUP + breaks, {"a.json": b'"x"'})) == pages


def test_nothing_of_the_compiler_is_loaded_until_it_is_needed() -> None:
    script = (
        "import sys, helpcentre.features.guide.making;"
        " print('typst' in sys.modules or 'segno' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
