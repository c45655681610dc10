// Reads the files that index_writer.py writes: shards of words with their postings, and leaves of text.

/** Version of the files that this script can read; another one is refused. */
export const FORMAT = 1;

/** Letters by which words are told to shards. */
export const KEY_LENGTH = 3;

/** A file of the index that this script can't read. */
export class UnreadableIndexError extends Error {}

/** An index that was made for another version of this script. */
export class OtherFormatError extends UnreadableIndexError {}

/**
 * @typedef {object} Shard
 * @property {string[]} terms words in order of their UTF-16 code units
 * @property {Uint32Array} starts where the postings of each word start; one more than there are words
 * @property {Uint32Array} rows the passage of each posting
 * @property {Uint8Array} codes how the word stands there, see `index_writer.py`
 * @property {(string | undefined)[]} stems filled as they are asked for
 */

/**
 * @param {ArrayBuffer} buffer
 * @returns {Shard}
 * @throws {UnreadableIndexError}
 */
export function readShard(buffer) {
  const bytes = new Uint8Array(buffer);
  let at = 0;
  const number = () => {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      if (at >= bytes.length || factor > 2 ** 35) throw new UnreadableIndexError("cut off");
      const byte = bytes[at++];
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  };
  if (number() !== FORMAT) throw new UnreadableIndexError("another format");
  const size = number();
  const lengths = Array.from({ length: 5 }, number);
  const [shared, rest, counts, gaps, codes] = lengths.map((length) => bytes.subarray(at, (at += length)));
  if (at !== bytes.length || shared.length !== size) throw new UnreadableIndexError("cut off");

  const terms = new Array(size);
  const endings = new TextDecoder().decode(rest).split("\n");
  if (endings.length !== Math.max(size, 1)) throw new UnreadableIndexError("cut off");
  for (let i = 0, before = ""; i < size; i++) before = terms[i] = before.slice(0, shared[i]) + endings[i];

  const starts = new Uint32Array(size + 1);
  at = counts.byteOffset - bytes.byteOffset;
  for (let i = 0; i < size; i++) starts[i + 1] = starts[i] + number();
  if (codes.length !== starts[size]) throw new UnreadableIndexError("cut off");
  const rows = new Uint32Array(starts[size]);
  at = gaps.byteOffset - bytes.byteOffset;
  for (let i = 0; i < size; i++) {
    for (let j = starts[i], row = -1; j < starts[i + 1]; j++) rows[j] = row += number() + 1;
  }
  return { terms, starts, rows, codes, stems: new Array(size) };
}

/** How often a word stands in the text of the passage: 0 not, 1 once, 2 two or three times, 3 more often. */
export const frequency = (code) => code & 3;

/** How many words the heading has that the word stands in, 7 for more; 0 when it stands in none. */
export const headingLength = (code) => (code >> 2) & 7;

/** Whether the row is a keyword of its page and not a passage; its length stands where that of a heading does. */
export const inKeyword = (code) => code >> 5;

/**
 * The first place in a sorted list that is not before a word.
 *
 * @param {string[]} sorted
 * @param {string} word
 */
export function lowerBound(sorted, word) {
  let low = 0;
  for (let high = sorted.length; low < high; ) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The places of the words that begin with these letters.
 *
 * @param {string[]} sorted
 * @param {string} beginning
 * @returns {[number, number]} the first, and the one after the last
 */
export const beginningWith = (sorted, beginning) => [
  lowerBound(sorted, beginning),
  beginning ? lowerBound(sorted, `${beginning}\uffff`) : sorted.length,
];
