// Everything of a report that a reload brings back, and whether what was kept is one.
import { areTexts, isText, isTextList, storage } from "../storage.mjs";

/** @typedef {{about: string, section: string, symptom: string, step: number, values: Record<string, string>,
 *   facts: [string, string][] | null, tier: string, reference: string, shown: string[]}} State
 *   `facts`: null before they are looked up; `shown`: texts that the visitor wants readable although they are taken for
 *   secrets */

const VERSION = 1;
const LAST = 3;
const NAME = 200; // characters of a key or an id
const TEXT = 5000; // characters of a field

/** @returns {State} */
export const emptyState = () => ({ about: "", section: "", symptom: "", step: 0, values: {}, facts: null, tier: "", reference: "", shown: [] });

/** Whether a value is the state of a report. */
export function isState(value) {
  const { about, section, symptom, step, values, facts, tier, reference, shown } = value;
  return (
    [about, section, symptom, tier, reference].every((text) => isText(text, NAME)) &&
    Number.isInteger(step) && step >= 0 && step <= LAST &&
    areTexts(values, TEXT) &&
    isTextList(shown, 100, TEXT) &&
    (facts === null || (Array.isArray(facts) && facts.length <= 20 && facts.every((fact) => isTextList(fact, 2, TEXT) && fact.length === 2)))
  );
}

export const { read, write, forget } = storage("hc-report", VERSION, isState);
