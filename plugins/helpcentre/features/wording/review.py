"""Everything that is wrong with the wording of a site's texts in one language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from helpcentre.build.failure import guarded
from helpcentre.features.wording.glossary import Glossary
from helpcentre.features.wording.length import length_problems
from helpcentre.features.wording.letters import letter_problems
from helpcentre.features.wording.prose import Prose
from helpcentre.features.wording.spelling import spelling_problems
from helpcentre.features.wording.terms import term_problems
from helpcentre.features.wording.titles import title_problems
from helpcentre.problem import Place, Problem


def wording_problems(proses: Sequence[Prose], glossary: Glossary, language: str) -> Iterator[Problem]:
    """What of the texts is not in the site's one voice.

    Args:
        proses: every text of the site in the language: spelling is compared among them.
        glossary: what the organisation agreed on; an empty one if it has none.
        language: code of the language, whose general rules hold besides.
    """
    for prose in proses:
        yield from guarded(Place(prose.file), _problems_of(prose, glossary, language))
    yield from title_problems(proses, language)
    yield from spelling_problems(proses, glossary, language)


def _problems_of(prose: Prose, glossary: Glossary, language: str) -> Iterator[Problem]:
    yield from letter_problems(prose, language)
    yield from term_problems(prose, glossary, language)
    yield from length_problems(prose, glossary.limits)
