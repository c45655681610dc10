"""The tags of the live chat within an article: they lead to the chat page, which is told the article."""

from __future__ import annotations

from helpcentre.contact.model import ContactConfig
from helpcentre.contact.tags import channel_link, write_us_tag
from helpcentre.language.words import Words


def chat_tags(
    config: ContactConfig, words: Words, language: str, *, article: str, chat_page: str
) -> dict[str, str]:
    """The tags that lead to live chats.

    Args:
        config: the contact facts.
        words: the words of the language.
        language: the language that texts of the config are taken in.
        article: key of the article that the tag stands in.
        chat_page: address of the chat page, relative to that article's.

    Returns:
        By the channel's id, nothing for a chat that can't be opened; and `write_us` with the same link.
    """
    address = f"{chat_page}?from={article}"
    chats = [channel for channel in config.reachable if channel.kind.has_own_page]
    return {
        **{channel.id: channel_link(channel, words, language, address) for channel in chats},
        **write_us_tag(config, words, language, {channel.id: address for channel in chats}),
    }
