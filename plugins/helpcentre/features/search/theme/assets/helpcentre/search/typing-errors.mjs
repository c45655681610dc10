// How many typing errors lie between two words.

/**
 * Letters left out, added, changed or swapped with their neighbour (Damerau-Levenshtein, optimal string alignment).
 *
 * @param {string} a
 * @param {string} b
 * @param {number} most gives up beyond this
 * @returns {number} `most + 1` when there are more
 */
export function editsApart(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let start = 0;
  while (start < a.length && start < b.length && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA--;
    endB--;
  }
  const height = endA - start;
  const width = endB - start;
  if (!height || !width) return Math.max(height, width);
  if (most === 1 && Math.max(height, width) > 2) return 2;
  let beforeLast = [];
  let last = Array.from({ length: width + 1 }, (_, j) => j);
  for (let i = 1; i <= height; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= width; j++) {
      const same = a.charCodeAt(start + i - 1) === b.charCodeAt(start + j - 1);
      let value = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      const isSwap =
        i > 1 &&
        j > 1 &&
        a.charCodeAt(start + i - 1) === b.charCodeAt(start + j - 2) &&
        a.charCodeAt(start + i - 2) === b.charCodeAt(start + j - 1);
      if (isSwap) value = Math.min(value, beforeLast[j - 2] + 1);
      row.push(value);
      if (value < least) least = value;
    }
    if (least > most) return most + 1;
    [beforeLast, last] = [last, row];
  }
  return Math.min(last[width], most + 1);
}
