"""`helpcentre search`: asks the finished site's own search."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from helpcentre.build.command import Common, StopError


def commands(common: Common) -> Iterator[click.Command]:
    """The one command of search."""
    words = common.words

    @click.command(help=words("cli.help.search"))
    @common.config_file
    @common.language
    @click.argument("query", nargs=-1)
    @click.option(
        "--limit",
        type=click.IntRange(1, 50),
        default=5,
        show_default=True,
        help=words("cli.help.search_limit"),
    )
    @click.option("--site-lang", help=words("cli.help.search_language"))
    @click.option("--cases", is_flag=True, help=words("cli.help.search_cases"))
    def search(
        config_file: str, query: tuple[str, ...], limit: int, site_lang: str | None, cases: bool
    ) -> None:
        _ask(Path(config_file), common, " ".join(query), limit, site_lang, cases=cases)

    yield search


def _ask(
    config_file: Path, common: Common, query: str, limit: int, site_language: str | None, *, cases: bool
) -> None:
    from helpcentre.features.search.cases import read_cases  # noqa: PLC0415
    from helpcentre.features.search.site_query import QueryError, answer_lines, ask, case_lines  # noqa: PLC0415

    words, site = common.words, common.site(config_file)
    language = site_language or site.languages[0]
    file = str(site.options["search_cases"])
    path = site.root / file
    # Articles that don't exist are the business of a build.
    tried = read_cases(path.read_bytes(), file, None)[0].get(language, ()) if cases and path.is_file() else ()
    if cases and not tried:
        raise StopError(words("cli.search.no_cases", file=file, language=language))
    if not cases and not query.strip():
        raise StopError(words("cli.search.no_query"))
    try:
        answers = ask(site.site_dir, language, [case.query for case in tried] or [query], limit)
    except QueryError as error:
        raise StopError(words(f"cli.search.{error.key}", **error.values)) from None
    if not cases:
        click.echo("\n".join(answer_lines(answers[0], words)))
        return
    lines, are_right = case_lines(tried, answers, language, words)
    click.echo("\n".join(lines))
    if not are_right:
        sys.exit(1)
