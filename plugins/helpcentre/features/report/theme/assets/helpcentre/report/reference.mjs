// The reference of a report, which a visitor can quote and the team can read. What it means is written in
// report/reference.py, which reads it; tests/cases/report/references.json tests both.

const ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

function fnv1a(text) {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  return value;
}

function inAlphabet(value, length) {
  let characters = "";
  for (let rest = value; characters.length < length; rest = Math.floor(rest / 31)) characters = ALPHABET[rest % 31] + characters;
  return characters;
}

/**
 * @param {string} article key of the article, `section/slug`
 * @param {string} day as the device counts them: `2026-11-22`
 * @param {string} seed what tells reports of one day and article apart: text and moment
 * @returns {string} `261122-T4KD-7QXH`
 */
export function makeReference(article, day, seed) {
  const [date, code, serial] = [day.slice(2).replaceAll("-", ""), inAlphabet(fnv1a(article), 4), inAlphabet(fnv1a(seed), 3)];
  const value = (character, place) => (place < 6 ? Number(character) : ALPHABET.indexOf(character));
  const sum = [...(date + code + serial)].reduce((all, character, place) => all + (place + 1) * value(character, place), 0);
  return `${date}-${code}-${serial}${ALPHABET[sum % 31]}`;
}
