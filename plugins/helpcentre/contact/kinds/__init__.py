"""The kinds of channels: each module of this folder is one and knows no other.

This list is the one place that names them; their order is that of lists which show kinds. What a kind may say
is in `contact/channel.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from helpcentre.contact.channel import ChannelKind

KINDS = ("chat", "phone", "email", "telegram", "social", "whatsapp", "viber", "sms", "web_form", "post")

_added: list[ChannelKind] = []


@cache
def _own() -> tuple[ChannelKind, ...]:
    return tuple(import_module(f"helpcentre.contact.kinds.{name}").KIND for name in KINDS)


def kinds() -> tuple[ChannelKind, ...]:
    """Every kind of channel."""
    return (*_own(), *_added)


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
