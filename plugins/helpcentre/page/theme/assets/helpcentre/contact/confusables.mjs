// Letters that are taken for one another. A table, not a program: look-alikes.mjs and look_alikes.py both read it, so it
// is JSON but for these comments.
export default {
  // For each Latin letter what looks like it: the Cyrillic, Greek, Armenian and phonetic letters among its confusables
  // in Unicode Technical Standard 39 (confusables.txt). Full-width and mathematical letters need no line, NFKC has them.
  "confusables": {
    "a": "ɑαаΑА",
    "b": "ЬΒВ",
    "c": "ϲсϹС",
    "d": "ԁ",
    "e": "еҽΕЕ",
    "f": "քϜ",
    "g": "ɡցԌ",
    "h": "һհΗН",
    "i": "\u0131ɪɩιіꙇӏ",
    "j": "ϳјͿЈ",
    "k": "ΚК",
    "l": "ΙІӀǀ∣",
    "m": "ΜϺМ",
    "n": "ոռΝ",
    "o": "οσоօΟОՕ",
    "p": "ρϱрΡР",
    "q": "ԛգզ",
    "r": "г",
    "s": "ѕЅՏ",
    "t": "ΤТ",
    "u": "υսՍ",
    "v": "νѵѴ",
    "w": "ѡԝաԜ",
    "x": "хΧХ",
    "y": "γуүΥУҮ",
    "z": "Ζ",
    "3": "ЗӠ",
    ".": "ꓸ\u3002",
    "/": "∕⁄⧸",
    "-": "‐‑‒–﹘⁃−"
  },
  // Not in that list, and yet read as Latin in a small size.
  "nearly": { "b": "в", "h": "н", "k": "кκ", "m": "м", "t": "тτ" },
  // What else is easily overlooked in a name: two letters for one, a sign for a letter. In this order.
  "alike": [["rn", "m"], ["vv", "w"], ["1", "l"], ["|", "l"], ["!", "l"], ["i", "l"], ["0", "o"], ["3", "e"], ["4", "a"], ["5", "s"]]
};
