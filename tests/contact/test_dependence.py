"""Which sentences depend on a channel without an address: by a tag, or by words without a link."""

from __future__ import annotations

import pytest

from contact_facts import ANSWERED, config_of, our_config, our_placeholders
from helpcentre.contact.dependence import find_dependent
from helpcentre.language.words import Words
from helpcentre.problem import Level


def found(body: str, language: str = "az") -> list[tuple[int, str]]:
    """Line and first channel of each, the article beginning on line 10."""
    problems = list(find_dependent(body, "docs/az/a/b.md", 10, our_config(), Words(language)))
    assert {problem.level for problem in problems} <= {Level.WARNING}
    return [(problem.place.line or 0, problem.place.key or "") for problem in problems]


@pytest.mark.parametrize(
    ("sentence", "channel"),
    [
        ("Bizə yazın: {{ chat }}.", "chat"),
        ("E-poçta {{ response.email }} cavab verilir.", "email"),
        ("Çat belə işləyir: {{ hours.chat }}.", "chat"),
        ("Rəsmi {{ instagram }} səhifəmizdir.", "instagram"),
        ("Yenilikləri Instagram-da izləyin.", "instagram"),
        ("Instagram səhifəmizə mesaj göndərin.", "instagram"),
        ("Suallarınızı rəsmi səhifələrimizdən soruşun.", "instagram"),
        ("Rəsmi səhifəmizə baxın.", "instagram"),
        ("Canlı çata yazın.", "chat"),
        ("Canlı çatda operatordan soruşun.", "chat"),
        ("Sualınızı e-poçtla göndərin.", "email"),
        ("Müraciəti e-poçt ünvanımıza göndərə bilərsiniz.", "email"),
        ("> Facebook səhifəmizdən yazın.", "facebook"),
        ("2. Canlı çatda yazın.", "chat"),
        ("| Sual | Canlı çata yazın |", "chat"),
    ],
)
def test_it_depends(sentence: str, channel: str) -> None:
    assert found(f"Əvvəl bunu edin.\n\n{sentence}\n") == [(12, channel)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Bizə yazın: {{ write_us }}.",
        "Zəng edin: {{ phone }}, {{ hours.phone }}.",
        "Telegram botuna yazın: {{ telegram }}.",
        "Rəsmi kanallarımızdan soruşun: [Bizimlə əlaqə](../support/contact.md).",
        "Rəsmi səhifələrimizin ünvanı: [Bizimlə əlaqə](../support/contact.md).",
        "E-poçt ünvanınızı yazın.",
        "Kod e-poçtla göndərilir.",
        "E-poçt ünvanı düzgündür, mesaj isə gəlmirsə, bizə yazın: {{ write_us }}.",
        "Səhifəni Instagram və ya Telegram daxilində açmayın.",
        "Keçidi Facebook-da paylaşın.",
        "QR kodun şəklini sosial şəbəkədə paylaşmayın.",
        "Canlı çatda növbəsiz cavab verilir.",
        "`Canlı çata yazın: {{ chat }}`",
        "```\nCanlı çata yazın.\n```",
        "### Dəstəyə Instagram-dan yaza bilərəmmi? {: #x }",
        "Təcili halda: {{ urgent }}.",
    ],
)
def test_it_does_not(sentence: str) -> None:
    assert found(sentence) == []


def test_each_sentence_has_its_own_line() -> None:
    body = """Bir cümlə. Bizə {{ chat }} ilə
yazın. Sonra gözləyin.
- Bu da {{ email }} haqqındadır.
  Davamı.

Son: {{ facebook }}, {{ instagram }}."""
    assert found(body) == [(10, "chat"), (12, "email"), (15, "instagram")]


@pytest.mark.parametrize(
    ("sentence", "channel"),
    [
        ("Follow our official pages.", "instagram"),
        ("Write to us on Facebook.", "facebook"),
        ("Contact us by live chat.", "chat"),
        ("Send it to our email.", "email"),
        ("Enter your e-mail and confirm it.", ""),
        ("Open the link from Instagram in Chrome.", ""),
    ],
)
def test_in_english(sentence: str, channel: str) -> None:
    assert [key for _, key in found(sentence, "en")] == ([channel] if channel else [])


def test_with_all_addresses_nothing_depends() -> None:
    body = "Bizə yazın: {{ chat }}. Rəsmi Instagram səhifəmizə baxın."
    assert list(find_dependent(body, "a.md", 1, config_of(ANSWERED), Words("az"))) == []


def test_a_kind_counts_only_where_no_other_channel_of_it_can_be_reached() -> None:
    text = ANSWERED.replace("address: https://gram.example/ours", "address: {placeholder: instagram_page}")
    config = config_of(text, our_placeholders())
    assert list(find_dependent("Rəsmi səhifəmizə baxın.", "a.md", 1, config, Words("az"))) == []
    (problem,) = find_dependent("Rəsmi Instagram səhifəmizə baxın.", "a.md", 1, config, Words("az"))
    assert problem.values["placeholders"] == "instagram_page"
