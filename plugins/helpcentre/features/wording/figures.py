"""What `check --figures` counts: how much there is to read, how it is linked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import mean

from helpcentre.article.kinds import ARTICLE_KINDS
from helpcentre.features.wording.length import shortened
from helpcentre.features.wording.prose import Prose, count_words
from helpcentre.language.words import Words
from helpcentre.source.markdown import heading_texts
from helpcentre.source.site import Site

QUESTION_LEVEL = 3
"""A question of an FAQ is a heading of this level."""


def content_figures(site: Site, proses: Sequence[Prose], language: str, words: Words) -> Iterator[str]:
    """Lines about the articles that are written in a language.

    Args:
        site: a site that has been built, so that the uses of placeholders are known.
        proses: its texts in the language.
        language: code of the language.
        words: the words of the lines.
    """
    articles = site.articles.get(language, {})
    if not articles:
        return
    kinds = Counter(source.kind for source in articles.values())
    yield words(
        "figures.articles",
        language=language,
        count=len(articles),
        kinds=", ".join(f"{kind.name} {kinds[kind]}" for kind in ARTICLE_KINDS.values() if kinds[kind]),
    )
    in_articles = [prose for prose in proses if prose.kind]
    yield words("figures.words", count=sum(prose.words for prose in in_articles))
    of_one = sorted((prose.words, prose.file) for prose in in_articles if prose.kind and prose.kind.solves)
    if of_one:
        (least, shortest), (most, longest) = of_one[0], of_one[-1]
        average = round(mean(count for count, _ in of_one))
        yield words(
            "figures.article_words",
            kinds=", ".join(kind.name for kind in ARTICLE_KINDS.values() if kind.solves),
            average=average,
            least=least,
            shortest=shortest,
            most=most,
            longest=longest,
        )
    questions = sum(
        level == QUESTION_LEVEL
        for source in articles.values()
        if source.kind.has_questions
        for level, _, _ in heading_texts(source.markdown)
    )
    yield words("figures.questions", count=questions)
    yield from _links(site, language, words)
    sentences = [
        (count_words(sentence), prose.file, passage.line(start), sentence)
        for prose in in_articles
        for passage in prose.passages
        for start, sentence in passage.sentences
    ]
    if sentences:
        count, file, line, text = max(sentences, key=lambda found: found[0])
        yield words("figures.sentence", count=count, place=f"{file}:{line}", text=shortened(text))


def _links(site: Site, language: str, words: Words) -> Iterator[str]:
    """Links of articles to other articles; hubs and the home page are lists of links and left out."""
    counted = sorted(
        (len(to), site.articles[language][key].file)
        for key, to in site.links_between(language).items()
        if not site.articles[language][key].kind.lists_section and "/" in key
    )
    if counted:
        average = f"{mean(count for count, _ in counted):.1f}"
        yield words("figures.links", average=average, least=counted[0][0], file=counted[0][1])
