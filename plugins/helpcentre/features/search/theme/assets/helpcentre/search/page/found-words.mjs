// Which words of a text a search found.
import { folded } from "../../folding.mjs";

const WORDS = /[\p{L}\p{M}\p{N}]+(?:[-'’][\p{L}\p{M}\p{N}]+)*/gu;

/**
 * Finds words however they are written: `SIFRE` is «şifrə».
 *
 * @param {string} asked the words, as the address of a result has them
 * @returns {(text: string) => [number, number][]} where they start and end in a text
 */
export function finder(asked) {
  const wanted = new Set((asked.match(WORDS) ?? []).map(folded));
  return (text) =>
    [...text.matchAll(WORDS)]
      .filter(([word]) => wanted.has(folded(word)))
      .map(({ 0: word, index }) => [index, index + word.length]);
}
