"""The kinds of channels: each module of this folder is one and knows no other.

This list is the one place that names them; their order is that of lists which show kinds. What a kind may say
is in `contact/channel.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from helpcentre.contact.channel import ChannelKind
from helpcentre.contact.kinds import (
    chat,
    email,
    phone,
    post,
    sms,
    social,
    telegram,
    viber,
    web_form,
    whatsapp,
)

_OWN: tuple[ChannelKind, ...] = (
    chat.KIND,
    phone.KIND,
    email.KIND,
    telegram.KIND,
    social.KIND,
    whatsapp.KIND,
    viber.KIND,
    sms.KIND,
    web_form.KIND,
    post.KIND,
)
KINDS = tuple(kind.name for kind in _OWN)

_added: list[ChannelKind] = []


def kinds() -> tuple[ChannelKind, ...]:
    """Every kind of channel."""
    return (*_OWN, *_added)


def kind_named(name: str) -> ChannelKind:
    """The kind that contact_config.yaml calls so.

    Raises:
        KeyError: there is none; the form of the file lets no such name through.
    """
    for kind in kinds():
        if kind.name == name:
            return kind
    raise KeyError(name)


@contextmanager
def added(kind: ChannelKind) -> Iterator[None]:
    """One kind more while the block runs."""
    _added.append(kind)
    try:
        yield
    finally:
        _added.remove(kind)
