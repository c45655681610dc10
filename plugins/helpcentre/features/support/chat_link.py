"""The tag of the live chat within an article: it leads to the chat page, which is told the article."""

from __future__ import annotations

from helpcentre.contact.model import ContactConfig
from helpcentre.contact.tags import channel_link
from helpcentre.language.words import Words


def chat_tags(
    config: ContactConfig, words: Words, language: str, *, article: str, chat_page: str
) -> dict[str, str]:
    """The tags of live chats.

    Args:
        config: the contact facts.
        words: the words of the language.
        language: the language that texts of the config are taken in.
        article: key of the article that the tag stands in.
        chat_page: address of the chat page, relative to that article's.

    Returns:
        By the channel's id; nothing for a chat that can't be opened from here.
    """
    return {
        channel.id: channel_link(channel, words, language, f"{chat_page}?from={article}")
        for channel in config.channels
        if channel.kind == "chat" and (channel.link or channel.provider)
    }
