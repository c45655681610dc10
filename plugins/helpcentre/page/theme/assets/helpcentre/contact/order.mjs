// Which channel stands first: the table of contact/order.py, repeated, and proven equal to it on tests/cases/order. What
// its words mean is written there. Pure: no clock and no names of kinds.

// Each says whether a channel stands behind those of which it says no; an earlier rule counts more than all later ones.
const RULES = [
  ({ has, isOpen, isUrgent }) => isUrgent && !(has("spoken") && has("promises") && isOpen !== false),
  ({ isOpen }) => isOpen === false,
  ({ has, isUrgent }) => !(has("promises") || (isUrgent && has("isForUrgent"))),
  ({ has, isUrgent }) => isUrgent && !has("isForUrgent"),
  ({ has, isUrgent }) => isUrgent && !has("live"),
  ({ id, tierChannels }) => !tierChannels.includes(id),
  ({ has, isFault }) => isFault && !has("takesPictures"),
];

/**
 * The channels that can be reached, the best one first.
 *
 * @param {Record<string, string[]>} channels by id the names of the traits that it has, as contact/order.py gives them;
 *   their order counts last
 * @param {{isOpen?: (id: string) => boolean | null, isUrgent?: boolean, isFault?: boolean, tierChannels?: string[]}} about
 *   `isOpen` is null where that is not known or no hours are stated; `isUrgent`: the article is for a moment that can't
 *   wait; `isFault`: it is about something that does not work; `tierChannels`: where the visitor's tier gets something
 * @returns {string[]} ids
 */
export function bestFirst(channels, { isOpen = () => null, isUrgent = false, isFault = false, tierChannels = [] } = {}) {
  const ranked = Object.entries(channels).map(([id, traits]) => {
    const one = { id, has: (trait) => traits.includes(trait), isOpen: isOpen(id), isUrgent, isFault, tierChannels };
    return { id, score: RULES.reduce((sum, standsBack) => sum * 2 + Number(standsBack(one)), 0) };
  });
  return ranked.sort((a, b) => a.score - b.score).map(({ id }) => id); // stable, so what is alike keeps its order
}

/**
 * What a page's lists of channels stand beside, as its support button says: `data-about`, words of `About` in order.py.
 *
 * @param {string} [said]
 * @returns {{isUrgent: boolean, isFault: boolean}}
 */
export function aboutOf(said = "") {
  const words = said.split(" ");
  return { isUrgent: words.includes("urgent"), isFault: words.includes("fault") };
}

/**
 * The same of things that stand for channels; what the table does not know keeps its place behind them.
 *
 * @template T
 * @param {T[]} things
 * @param {(thing: T) => string} idOf
 * @param {string[]} ids the best one first
 * @returns {T[]}
 */
export function inOrder(things, idOf, ids) {
  const place = (thing) => (ids.includes(idOf(thing)) ? ids.indexOf(idOf(thing)) : ids.length);
  return [...things].sort((a, b) => place(a) - place(b));
}
