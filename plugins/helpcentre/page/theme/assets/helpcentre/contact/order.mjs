// Which channel stands first: for this hour, this article and this visitor.

// What goes wrong is shown best by a picture of the screen, and a telephone takes none.
const TAKES_PICTURES = new Set(["chat", "telegram", "email"]);

/**
 * The channels, the best one first.
 *
 * What counts, in this order: whether it can be reached from here; whether it is open now (one without hours can be
 * written to at any time); whether the visitor's tier gets something there; on an article about a fault, whether it takes
 * a picture; the order they came in.
 *
 * @template {{id: string, kind: string, reachable: boolean}} T
 * @param {T[]} ways
 * @param {{isOpen: (id: string) => boolean | null, tierChannels?: string[], isFault?: boolean}} circumstances `isOpen` is
 *   null where no hours are known; `isFault`: the article is about one
 * @returns {T[]}
 */
export function bestFirst(ways, { isOpen, tierChannels = [], isFault = false }) {
  const drawbacks = ({ id, kind: channel, reachable }) => [
    !reachable,
    isOpen(id) === false,
    !tierChannels.includes(id),
    isFault && !TAKES_PICTURES.has(channel),
  ];
  const score = (way) => drawbacks(way).reduce((sum, drawback) => sum * 2 + Number(drawback), 0);
  return ways
    .map((way, number) => ({ way, number, score: score(way) }))
    .sort((a, b) => a.score - b.score || a.number - b.number)
    .map(({ way }) => way);
}
