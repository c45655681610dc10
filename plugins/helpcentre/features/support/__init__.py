"""Reaching a person: what is open now, the support panel, Telegram, chat, and whether it is really us."""
