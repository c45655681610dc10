"""Help centres of any size in made-up Azerbaijani, valid for the checker, the same at every run.

An article depends on its number and the seed alone, so that the very same article stands in a site of 45 and
in one of 5,000. Its text is put together from the words below; none of it is taken from anywhere.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SEED = 2026
SECTION_SIZE = 25
KINDS = ("howto", "troubleshooting", "reference")

ADJECTIVES = "yeni köhnə əsas əlavə ümumi şəxsi gündəlik aylıq açıq bağlı qısa uzun".split()
OBJECTS = "bilet ödəniş hesab tədbir sifariş balans şifrə bildiriş qəbz giriş qrafik məkan üzv".split()
PLACES = "siyahısında səhifəsində bölməsində pəncərəsində menyusunda cədvəlində ayarlarında".split()
ACTIONS = "açın seçin yoxlayın yazın saxlayın silin göndərin yeniləyin təsdiqləyin ölçün".split()
STATES = "görünür açılır dəyişir yenilənir saxlanılır bağlanır tamamlanır təsdiqlənir itmir".split()
WHENS = "əvvəlcə|sonra|dərhal|bir az sonra|yenidən|son dəfə|hər dəfə|adətən|bəzən".split("|")
REASONS = "internet zəif olduqda|vaxt bitdikdə|ad səhv yazıldıqda|limit dolduqda|cihaz dəyişdikdə".split("|")


@dataclass(frozen=True)
class Section:
    """A section of a generated site.

    Args:
        name: its folder.
        title: its title.
        articles: its articles in order.
    """

    name: str
    title: str
    articles: tuple[Article, ...]


@dataclass(frozen=True)
class Article:
    """An article of a generated site.

    Args:
        section: the folder it stands in.
        slug: its file name without ending.
        kind: which of the shapes it has.
        title: its title.
        description: its description.
        related: the two articles to read next, as `section/slug`.
        body: its Markdown below the front matter.
    """

    section: str
    slug: str
    kind: str
    title: str
    description: str
    related: tuple[str, ...]
    body: str

    @property
    def key(self) -> str:
        """`section/slug`."""
        return f"{self.section}/{self.slug}"


def sections(articles: int, section_size: int = SECTION_SIZE) -> Iterator[Section]:
    """The sections of a site.

    Args:
        articles: how many there are in the whole site, hubs not counted.
        section_size: how many a section has; the last one takes what is left.
    """
    for number, first in enumerate(range(0, articles, section_size), 1):
        size = min(section_size, articles - first)
        name = f"bolme-{number}"
        title = f"{_title(random.Random(f'{SEED}/{name}'))} ({number})"
        slugs = [f"{KINDS[index % len(KINDS)]}-{index + 1}" for index in range(size)]
        yield Section(name, title, tuple(_article(name, slugs, index) for index in range(size)))


def write_helpcentre(
    folder: Path, articles: int, *, project: Path, section_size: int = SECTION_SIZE, with_guides: bool = False
) -> None:
    """Writes a site for our generator, with the brand and the contact facts of the project's own site.

    Args:
        folder: an empty folder.
        articles: how many there are in the whole site.
        project: the folder of mkdocs.yml and overrides/.
        section_size: how many a section has.
        with_guides: whether PDFs and infographics are made, which takes longer than the pages.
    """
    guides = "true" if with_guides else "false"
    made = list(sections(articles, section_size))
    shutil.copytree(project / "overrides", folder / "overrides")
    for name in ("contact_config.yaml", "placeholders.yaml"):
        shutil.copy(project / name, folder / name)
    # No picture is generated, so none that the project's own content has is named.
    names = ", ".join(section.name for section in made)
    _write(
        folder / "mkdocs.yml",
        f"""
        site_name: Sınaq mərkəzi
        site_url: https://destek.invalid/
        theme:
          name: material
          language: az
          favicon: assets/brand/icon.svg
          font: false
          custom_dir: overrides
        extra_css: [assets/brand/brand.css]
        extra: {{generator: false}}
        plugins:
          - i18n:
              docs_structure: folder
              languages:
                - {{locale: az, name: Azərbaycanca, default: true, build: true}}
          - helpcentre: {{sections: [{names}], guides: {guides}, pictures: {guides}, lessons: false}}
        """,
    )
    home = _front_matter("Sınaq mərkəzi", "Bu sayt yalnız ölçmək üçün yaradılıb, oxumaq üçün deyil.", "page")
    _write(folder / "docs/az/index.md", f"{home}\nBu sayt yalnız ölçmək üçündür.\n")
    for section in made:
        listed = ", ".join(article.slug for article in section.articles)
        groups = f"groups:\n  - title: Bütün məqalələr\n    articles: [{listed}]\n"
        hub = _front_matter(section.title, _hub_description(section), "hub", groups)
        _write(folder / f"docs/az/{section.name}/index.md", f"{hub}\n{_hub_description(section)}\n")
        for article in section.articles:
            related = f"related: [{', '.join(article.related)}]\n"
            head = _front_matter(article.title, article.description, article.kind, related)
            _write(folder / f"docs/az/{article.key}.md", f"{head}\n{article.body}")


def write_material(folder: Path, articles: int, sample: tuple[str, ...]) -> None:
    """Writes the same articles for stock Material: its own menu, its own templates, no font host.

    Args:
        folder: an empty folder.
        articles: how many there are in the whole site.
        sample: the pages (`section/slug`) that are built. Each has the menu of all; only they are drawn.
    """
    made = list(sections(articles))
    shutil.copy(Path(__file__).with_name("sample_hook.py"), folder / "sample_hook.py")
    entries = ["  - Baş səhifə: index.md"]
    for section in made:
        entries += [f"  - {section.title}:", f"    - {section.name}/index.md"]
        entries += [f"    - {article.title}: {article.key}.md" for article in section.articles]
    _write(
        folder / "mkdocs.yml",
        f"""
        site_name: Sınaq mərkəzi
        site_url: https://destek.invalid/
        theme: {{name: material, language: az, font: false}}
        extra:
          sample: [{", ".join(f"{key}.md" for key in sample)}]
        hooks: [sample_hook.py]
        markdown_extensions:
          - admonition
          - attr_list
          - def_list
          - sane_lists
          - pymdownx.quotes: {{callouts: true}}
          - pymdownx.superfences
        """,
    )
    with (folder / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("nav:\n" + "\n".join(entries) + "\n")
    _write(folder / "docs/index.md", "# Sınaq mərkəzi\n\nBu sayt yalnız ölçmək üçündür.\n")
    for section in made:
        _write(
            folder / f"docs/{section.name}/index.md", f"# {section.title}\n\n{_hub_description(section)}\n"
        )
        for article in section.articles:
            head = f"---\ntitle: {article.title}\ndescription: {article.description}\n---\n"
            _write(folder / f"docs/{article.key}.md", f"{head}\n# {article.title}\n\n{article.body}")


# --- One article --------------------------------------------------------------------------------------------


def _article(section: str, slugs: list[str], index: int) -> Article:
    slug, kind = slugs[index], KINDS[index % len(KINDS)]
    some = random.Random(f"{SEED}/{section}/{slug}")
    # Only backwards: the article must not depend on how many come after it.
    before = [slugs[max(0, index - 1)], slugs[max(0, index - 2)]] if index > 1 else []
    title = f"{_title(some)} ({section.removeprefix('bolme-')}.{index + 1})"
    body = {"howto": _howto, "troubleshooting": _troubleshooting, "reference": _reference}[kind](some)
    if before:
        body = f"{body}\nHəmçinin baxın: [əvvəlki məqalə]({before[0]}.md).\n"
    return Article(
        section,
        slug,
        kind,
        title,
        f"{title}: {_clause(some)} və {_clause(some)}.",
        tuple(f"{section}/{other}" for other in before),
        body,
    )


def _howto(some: random.Random) -> str:
    steps = "\n\n".join(
        f"{number}. {_sentence(some)}\n\n    → {_result(some)}" for number in range(1, some.randint(8, 10))
    )
    return (
        f"{_paragraph(some, 3)}\n\n## Nə lazımdır\n\n{_bullets(some, 3)}\n\n"
        f"> [!WARNING]\n> {_paragraph(some, 2)}\n\n"
        f"## Addımlar\n\n{steps}\n\n## Alınmasa\n\n{_bullets(some, 4)}\n\n## Sonra\n\n{_paragraph(some, 4)}\n"
    )


def _troubleshooting(some: random.Random) -> str:
    checks = "\n".join(f"{number}. {_sentence(some)}" for number in range(1, 5))
    causes = "\n\n".join(
        f"### {_title(some)} {number}\n\n{_paragraph(some, 3)}\n\n**Düzəlibsə:** {_result(some).lower()}"
        for number in range(1, some.randint(6, 7))
    )
    return (
        f"{_paragraph(some, 2)}\n\n## Əlamət\n\n{_bullets(some, 4)}\n\n## Tez yoxlama\n\n{checks}\n\n"
        f"## Səbəblər\n\n{causes}\n\n## Bizə yazın\n\n{_paragraph(some, 2)}\n"
    )


def _reference(some: random.Random) -> str:
    def table(number: int) -> str:
        rows = "\n".join(
            f"| {_title(some)} | {_clause(some).capitalize()} | {_sentence(some)} |"
            for _ in range(some.randint(5, 6))
        )
        return (
            f"## {_title(some)} {number}\n\n| Ad | Nədir | Nə edin |\n| --- | --- | --- |\n{rows}\n\n"
            f"{_paragraph(some, 2)}\n"
        )

    return f"{_paragraph(some, 3)}\n\n{table(1)}\n{table(2)}\n{table(3)}"


# --- Words --------------------------------------------------------------------------------------------------


def _title(some: random.Random) -> str:
    return f"{some.choice(ADJECTIVES).capitalize()} {some.choice(OBJECTS)} {some.choice(PLACES)}"


def _clause(some: random.Random) -> str:
    return f"{some.choice(ADJECTIVES)} {some.choice(OBJECTS)} {some.choice(WHENS)} {some.choice(STATES)}"


def _sentence(some: random.Random) -> str:
    return f"{_title(some)} {some.choice(ADJECTIVES)} {some.choice(OBJECTS)} {some.choice(ACTIONS)}."


def _result(some: random.Random) -> str:
    return f"{_clause(some).capitalize()}, {_clause(some)}."


def _paragraph(some: random.Random, sentences: int) -> str:
    return " ".join(
        f"{some.choice(REASONS).capitalize()} {_clause(some)}. {_sentence(some)}" for _ in range(sentences)
    )


def _bullets(some: random.Random, count: int) -> str:
    return "\n".join(f"- {_sentence(some)} {_result(some)}" for _ in range(count))


def _hub_description(section: Section) -> str:
    return f"{section.title}: bu bölmədə seçilmiş məqalələr və qısa izahlar var."


# --- Files --------------------------------------------------------------------------------------------------


def _front_matter(title: str, description: str, kind: str, more: str = "") -> str:
    return f"---\ntitle: {title}\ndescription: '{description}'\nkind: {kind}\n{more}---\n"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = text.lstrip("\n").splitlines()
    indent = len(lines[0]) - len(lines[0].lstrip())
    path.write_text("\n".join(line[indent:] for line in lines) + "\n", "utf-8", newline="\n")
