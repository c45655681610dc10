"""The words of the interface and of every Problem: YAML files, one per language, in core, in each feature,
and in the site for its own languages.

A template, a script or a Python file never holds a visible word; it asks here by key. The files of a language
are read as one, so a key says whose it is by its prefix and not by its file. A site's words are laid over the
package's, and what a language lacks is said in English, word by word. They are read anew at each build, so
that a live preview shows an edited word.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from helpcentre.language.folders import FALLBACK, WORDS, codes, site_name
from helpcentre.language.folders import packaged as languages
from helpcentre.language.packaged_words import Texts, own_folders, packaged_files, packaged_texts
from helpcentre.language.site_words import site_words
from helpcentre.package_data import data_name, forgets, note

__all__ = ["Words", "languages", "own_folders", "own_words"]


class Words:
    """The words of one language, by dotted key.

    Args:
        language: its code, such as `az`.

    Raises:
        KeyError: when called with a key that no file has. The tests compare the files and look for every key
            that the code uses, so that this does not happen to an editor.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self._texts, self._files, self._site = _words(language)

    def __call__(self, key: str, /, **values: object) -> str:
        """The words for a key, its `{names}` filled with the values."""
        text = self._texts[key]
        note((self._files[key], *self._site))
        return text.format(**values) if values else text

    def __contains__(self, key: str) -> bool:
        return key in self._texts

    def keys(self) -> set[str]:
        """Every dotted key."""
        return set(self._texts)

    def under(self, prefix: str) -> dict[str, str]:
        """The words below a key, by the rest of their key, in the order of the file."""
        start = prefix + "."
        found = [key for key in self._texts if key.startswith(start)]
        note({*(self._files[key] for key in found), *self._site})
        return {key.removeprefix(start): self._texts[key] for key in found}


def own_words(language: str) -> tuple[Texts, Texts]:
    """The texts that there are in a language itself by key, and the data file of each."""
    texts: Texts = {}
    files: Texts = {}
    for code in reversed(codes(language)):
        for path in packaged_files(code):
            found = packaged_texts(path)
            texts |= found
            files |= dict.fromkeys(found, data_name(path))
        texts |= site_words(code).texts
        files |= dict.fromkeys(site_words(code).texts, site_name(code, WORDS))
    return texts, files


def _words(language: str) -> tuple[Texts, Texts, tuple[str, ...]]:
    """The texts of a language and their files, English ones where it has none; and the files of a site that
    may change any of them.

    The order is that of the package's files, of the language if there are some.
    """
    files = (path for code in dict.fromkeys((*codes(language), FALLBACK)) for path in packaged_files(code))
    return _put_together(language, tuple((path, path.stat().st_mtime_ns) for path in files))


@forgets
@cache  # several parts ask with every article
def _put_together(
    language: str, _packaged: tuple[tuple[Path, int], ...]
) -> tuple[Texts, Texts, tuple[str, ...]]:
    own, own_files = own_words(language)
    names = [site_name(code, WORDS) for code in codes(language)]
    if FALLBACK in codes(language):
        return own, own_files, tuple(names)
    english, english_files = own_words(FALLBACK)
    is_whole = english.keys() <= own.keys()
    texts = own if is_whole else {**english, **own}
    files = {**english_files, **own_files}
    return texts, files, tuple(names if is_whole else (*names, site_name(FALLBACK, WORDS)))
