"""Everything that is said of channels, as text by what says it."""

from __future__ import annotations

import json

from helpcentre.article.kinds import ARTICLE_KINDS
from helpcentre.contact.answers import contact_answers
from helpcentre.contact.calendar import calendar
from helpcentre.contact.cards import channel_cards
from helpcentre.contact.model import ContactConfig
from helpcentre.contact.opening import promises
from helpcentre.contact.opening_facts import opening_file
from helpcentre.contact.order import best_first
from helpcentre.contact.structured_data import organization
from helpcentre.contact.tags import contact_tags, footer_channels
from helpcentre.contact.vcard import vcard
from helpcentre.features.feedback.feedback_files import ways
from helpcentre.features.report.report_form import report_tags
from helpcentre.features.support.support_files import code_files, panel_view, support_links, table_files
from helpcentre.features.support.tier_links import tier_link_tags
from helpcentre.language.words import Words


def outputs(of: ContactConfig) -> dict[str, str]:
    """Everything that is not a table of facts, as text."""
    words = Words("az")
    panel = panel_view(of, words, "az", "support/chat/")
    links = support_links(of, "az", None, page="x", chat_page="support/chat/")
    report = report_tags(of, words, "az", (), chat_page="x")["report_form"]
    tiers = tier_link_tags(of, words, "az", (), article=("a/b", ARTICLE_KINDS["page"]), chat_page="x/")
    return {
        "cards": repr(channel_cards(of, words, "az")),
        "answers": json.dumps(contact_answers(of, words, "az")["subjects"]),
        "calendar": calendar(of, "az").decode(),
        "vcard": vcard(of, "az").decode().replace("\r\n ", ""),
        "json-ld": json.dumps(organization(of, "az", "https://x.example/")),
        "opening": opening_file(of, words).decode(),
        "footer": footer_channels(of, words, "az"),
        "panel": repr(panel.ways) + repr(panel.tiers) + repr(panel.own_address) + repr(panel.provider),
        "links": repr(links),
        "report": report(),
        "feedback": repr(ways(of, words, "az")),
        "tier_links": tiers["tier_links"]() if tiers else "",
        "codes": repr(sorted(code_files(of, "az", []))) + repr(table_files(of, ["a/b"])),
        "order": repr([channel.id for channel in best_first(of)]),
        "write_us": contact_tags(of, words, "az")["write_us"],
        "opening_rules": repr(sorted(promises(of))),
    }
