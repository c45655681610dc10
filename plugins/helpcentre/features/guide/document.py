"""What guide.typ draws: a guide's articles, words and facts as data, and the files that go with it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from helpcentre.article.kinds import Holds
from helpcentre.article.model import Article
from helpcentre.article.shape import heading_of
from helpcentre.contact.cards import ChannelCard
from helpcentre.features.guide.form import FORMS
from helpcentre.features.guide.guide import Guide, GuideSection
from helpcentre.features.guide.links import label_of, link_target, picture_address
from helpcentre.language.dates import locale_with_territory, long_date
from helpcentre.language.hyphenation import hyphenated
from helpcentre.language.words import Words
from helpcentre.package_data import PACKAGE, data_bytes, read_once
from helpcentre.page.site_address import absolute
from helpcentre.typesetting.content import ContentWriter, Target, breakable
from helpcentre.typesetting.picture import Picture, as_printed, read_picture
from helpcentre.typesetting.qr_code import qr_drawing, shown_address

TEMPLATES = (
    PACKAGE / "typesetting" / "content.typ",
    *sorted((PACKAGE / "features" / "guide" / "template").glob("*.typ")),
)
DATA = "document.json"
QR_CODE = "qr.svg"


def document_files(guide: Guide, edition: str) -> dict[str, bytes]:
    """Everything that the template reads, by name: itself, its data, pictures and QR codes.

    Args:
        guide: what is set; `guide_problems` has found nothing wrong with it.
        edition: its mark.
    """
    writer = _DocumentWriter(guide)
    data = writer.document(edition)
    files = {**_templates(), **writer.files}
    # A lone surrogate is no character; JSON could carry it, Typst's texts can't.
    files[DATA] = json.dumps(data, ensure_ascii=False).encode("utf-8", "replace")
    return files


@read_once
def _templates() -> dict[str, bytes]:
    return {path.name: data_bytes(path) for path in TEMPLATES}


class _DocumentWriter:
    def __init__(self, guide: Guide) -> None:
        self.guide = guide
        self.form = FORMS[guide.form]
        self.words = Words(guide.language)
        self.files: dict[str, bytes] = {}
        self._inside = {article.url: article for article in guide.articles}
        self._labels = frozenset(_labels(guide))
        self._written: set[str] = set()
        self._pictures: dict[str, tuple[str, Picture]] = {}
        for number, (address, content) in enumerate(guide.pictures):
            if printed := as_printed(content, self.form.measure.shown):
                picture, file = printed
                name = f"picture-{number}.{picture.format}"
                self.files[name] = file
                self._pictures[address] = (name, picture)

    def document(self, edition: str) -> dict[str, Any]:
        """All that the template shows."""
        guide, words = self.guide, self.words
        grouped = guide.kind == "booklet" and len(guide.sections) > 1
        sections = [self._section(number, section) for number, section in enumerate(guide.sections)]
        articles = [self._article(article, 2 if grouped else 1) for article in guide.articles]
        address = absolute(guide.site_url, guide.url if guide.kind == "booklet" else guide.articles[0].url)
        shown = {
            "kind": words("guide.kind"),
            "contents": words("guide.contents"),
            "articles": words("guide.articles", count=len(articles)),
            "page": words("guide.address"),
            "booklet": words("guide.address_of_booklet"),
            "newer": words("guide.edition_meaning"),
            "contact": words("stuck.title"),
            "contact_text": words("stuck.text"),
        }
        return {
            "kind": guide.kind,
            "form": guide.form,
            "sizes": self.form.sizes(),
            "grouped": grouped,
            "name": guide.title,
            "author": guide.organisation,
            "description": guide.summary if guide.kind == "booklet" else guide.articles[0].description,
            "title": self._text(guide.title),
            "summary": self._text(guide.summary),
            "language": _language(guide.language),
            "organisation": self._text(guide.organisation),
            "support_name": self._text(guide.support_name),
            "address": self._address(address),
            "qr": self._code(address),
            "edition": self._text(words("guide.edition", edition=edition)),
            "words": {name: self._text(text) for name, text in shown.items()},
            "channels": [data for card in guide.channels if (data := self._channel(card))],
            "sections": sections,
            "articles": articles,
        }

    def _code(self, address: str) -> dict[str, str] | None:
        """The QR code of an address; None on a phone, whose owner can't photograph the own screen."""
        if self.guide.form == "phone" or not address:
            return None
        self.files[QR_CODE] = qr_drawing(address)
        return {"file": QR_CODE, "alt": self.words("guide.qr", address=address)}

    def _channel(self, card: ChannelCard) -> dict[str, Any] | None:
        """A channel; on paper a link has to be read too. None if there would be nothing but its name."""
        value = card.value or (shown_address(card.link) if card.link else "")
        # On paper nothing goes out of date by itself: all dates have their years.
        facts = " · ".join(filter(None, (card.facts, *(line.text for line in card.exceptions if line.last))))
        if not value and not facts:
            return None
        return {
            "name": self._text(card.name),
            "value": self._text(value),
            "link": card.link,
            "facts": self._text(facts),
        }

    def _section(self, number: int, section: GuideSection) -> dict[str, Any]:
        name = None
        if section.illustration and read_picture(section.illustration):
            name = f"section-{number}.svg"
            self.files[name] = section.illustration
        return {
            "name": section.name,
            "title": self._text(section.title),
            "colour": section.colour,
            "tint": section.tint,
            "illustration": name,
        }

    def _article(self, article: Article, level: int) -> dict[str, Any]:
        words = Words(article.language)
        check = heading_of(article.kind, Holds.CHECK, words)
        writer = ContentWriter(
            self.form.measure,
            target=lambda href: self._target(article, href),
            picture=lambda src: self._pictures.get(picture_address(article, src)),
            hyphenate=lambda word: hyphenated(word, article.language),
            label=lambda anchor: self._label(label_of(article, anchor)),
            boxed=frozenset({check} if check else ()),
        )
        names = [section.name for section in self.guide.sections]
        reviewed = ""
        if article.reviewed:
            day = long_date(date.fromisoformat(article.reviewed), article.language)
            reviewed = self._text(f"{words('site.reviewed')}: {day}")
        return {
            "label": self._label(label_of(article)),
            "section": names.index(article.section) if article.section in names else None,
            "language": _language(article.language),
            "level": level,
            "title": writer.text(article.title),
            "summary": writer.text(article.description),
            "reviewed": reviewed,
            "address": self._address(absolute(self.guide.site_url, article.url)),
            "blocks": writer.blocks(article.body, level + 1),
        }

    def _address(self, address: str) -> dict[str, str] | None:
        """An address to be read and followed; None on a site that has none."""
        if not address:
            return None
        return {"url": address, "shown": self._text(shown_address(address))}

    def _target(self, article: Article, href: str) -> Target | None:
        return link_target(article, href, self.guide.site_url, self._inside, self._labels)

    def _label(self, name: str) -> str | None:
        """A name once: what stands a second time under it can't be led to."""
        if name in self._written:
            return None
        self._written.add(name)
        return name

    def _text(self, text: str) -> str:
        return breakable(text, lambda word: hyphenated(word, self.guide.language))


def _labels(guide: Guide) -> Iterator[str]:
    for article in guide.articles:
        yield label_of(article)
        yield from (label_of(article, anchor) for anchor in article.anchors)


def _language(language: str) -> dict[str, str]:
    """A language as Typst takes it: code and territory."""
    code, _, territory = locale_with_territory(language).partition("_")
    return {"lang": code, "region": territory}
