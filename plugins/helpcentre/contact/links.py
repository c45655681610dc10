"""What a link to a person takes along: where the visitor comes from, what was typed, the tier that was named.

Each kind of channel says by which names of a query its links take such things; nobody else knows what its
links look like. `links.mjs` writes the same links in the browser; tests/cases/links tests both.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from urllib.parse import quote

LONGEST = 1900
"""Characters of a link with a text. Windows hands on some 2,000 of a mail link, and chats take no more."""


@dataclass(frozen=True)
class Takes:
    """What the links of a channel take, each by the name that it has in the query; empty for what they don't.

    Args:
        subject: one line.
        text: what is to be sent, which the visitor sees and sends.
        payload: a start payload, which a program reads. Where one is given, the text is left out.
        article: key of an article.
        tier: id of a tier.
        page: whether the text says which page the visitor comes from, because nothing else does.
    """

    subject: str = ""
    text: str = ""
    payload: str = ""
    article: str = ""
    tier: str = ""
    page: bool = False

    @property
    def said(self) -> str:
        """The same for scripts, as an attribute (`takesOf` in links.mjs): `subject:subject text:body`."""
        return " ".join(f"{name}:{value}" for name, value in asdict(self).items() if value)

    @property
    def names_tier(self) -> bool:
        """Whether a link can say which tier the visitor has named."""
        return bool(self.subject or self.payload or self.tier or self.page)


NOTHING = Takes()
_KEPT = "!'()*"
"""What JavaScript's encodeURIComponent leaves as it is, besides letters, digits and `-_.~`."""


def link_with(
    address: str,
    takes: Takes,
    *,
    subject: str = "",
    text: str = "",
    payload: str = "",
    article: str = "",
    tier: str = "",
) -> str:
    """A link that carries what it takes of what there is; the text cut where programs would cut it.

    Args:
        address: of the channel.
        takes: by which names.
        subject: one line.
        text: what is to be sent.
        payload: where a program gets it from.
        article: key of the article that the visitor comes from.
        tier: id of the tier that the visitor named.
    """
    values = {"subject": subject, "payload": payload, "article": article, "tier": tier}
    link = address
    for name, value in values.items():
        if value and (query := getattr(takes, name)):
            # A slash may stand in a query (RFC 3986, 3.4), and an article can be read in the address so.
            kept = _KEPT + "/" * (name == "article")
            link += f"{_joint(link)}{query}={quote(' '.join(value.split()), safe=kept)}"
    if not text or not takes.text or (payload and takes.payload):
        return link
    link += f"{_joint(link)}{takes.text}="
    lines = text.replace("\r\n", "\n")
    for letter in lines.replace("\n", "\r\n") if takes.subject else lines:  # of mail links: RFC 6068, 5
        encoded = quote(letter, safe=_KEPT)
        if len(link) + len(encoded) > LONGEST:
            break
        link += encoded
    return link


def _joint(link: str) -> str:
    return "&" if "?" in link else "?"
