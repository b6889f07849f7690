// Full text: asks Pagefind, and says which record each hit is.

import { ROOT } from "../shared/site.js";
import { splits, words } from "./question.js";

const folder = new URL("pagefind/", ROOT);

// What stands in a title counts by its weight in the text; Pagefind's own boost for titles counts
// a long word that begins with the one asked for as much as that word itself.
const RANKING = { metaWeights: { title: 0, summary: 0, kind: 0 } };
// With fewer records than this that have all words, others may help as well.
const ENOUGH = 3;
// What a word counts that is only the beginning of what was asked for.
const WEAK = 0.2;
// The letters from which a word is also looked for as the beginning of longer ones.
export const WHOLE = 4;
// A word that is in the copy of every intervention.
const EVERYWHERE = "interventie";

/**
 * A record that is found: its kind, its number in the list of that kind, and whether it has all words.
 *
 * @typedef {{ kind: string, number: number, whole: boolean, data: () => Promise<any> }} Hit
 */

/** @type {Promise<{ pagefind: any, places: Map<string, { kind: string, number: number }> }>} */
let opened;

function open() {
  opened ??= Promise.all([
    import(new URL("pagefind.js", folder).href),
    fetch(new URL("records.json", folder)).then((answer) => answer.json()),
  ]).then(async ([pagefind, records]) => {
    await pagefind.options({ ranking: RANKING });
    const places = new Map();
    for (const [kind, hashes] of Object.entries(records)) {
      hashes.split(" ").forEach((hash, number) => places.set(`nl_${hash}`, { kind, number }));
    }
    return { pagefind, places };
  }).catch((error) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

/**
 * The hits for a question, best first, as `{ kind, number, whole, data() }`.
 *
 * `whole` says whether a record has all words; where few have, others are among the hits that have
 * some. `kind` says of which kind the records must be; without it they are of any.
 *
 * @param {string} query
 * @param {string} [kind]
 * @returns {Promise<Hit[]>}
 */
export async function search(query, kind) {
  const { pagefind, places } = await open();
  const ask = async (text) => {
    if (!text.startsWith('"')) await reach(pagefind, text);
    const { results } = await pagefind.search(text.length < WHOLE ? `"${text}"` : text);
    return results.filter((hit) => places.has(hit.id) && (!kind || places.get(hit.id).kind === kind));
  };
  const asked = /^".+"$/.test(query) ? [query] : words(query);
  const found = new Map();
  for (const word of asked) {
    for (const [id, { hit, score, weight }] of await meant(word, ask)) {
      const before = found.get(id) ?? { hit, score: 0, words: 0 };
      // The logarithm, so that a little of every word is worth more than much of one.
      const more = Math.log1p(score) * weight;
      found.set(id, { hit, score: before.score + more, words: before.words + weight });
    }
  }
  if (!found.size) await verify(pagefind);
  const ranked = [...found.values()].sort((a, b) => b.score - a.score);
  const whole = ranked.filter((one) => one.words === asked.length);
  return (whole.length < ENOUGH ? ranked : whole).map(({ hit, words: amount }) => ({
    ...places.get(hit.id), whole: amount === asked.length, data: () => hit.data(),
  }));
}

/**
 * Throws when nothing at all can be found.
 *
 * Pagefind says only in the console that it could not fetch a part of its index, and never tries
 * that part again; so then it must start anew.
 */
async function verify(pagefind) {
  if (navigator.onLine && (await pagefind.search(`"${EVERYWHERE}"`)).results.length) return;
  opened = undefined;
  await pagefind.destroy();
  throw new Error("The index does not load");
}

/**
 * Fetches the parts of the index with the words that begin with `word`.
 *
 * Pagefind fetches the part where they begin, and looks through all that it has
 * fetched before; so what it finds would depend on what was asked before.
 */
function reach(pagefind, word) {
  const stem = word.slice(0, Math.max(WHOLE - 1, word.length - 3));
  const long = word.replace(/([aeou])([^aeiou])en?$/u, "$1$1$2"); // "buren" is looked for as "buur"
  const beginnings = long === word ? [stem] : [stem, long];
  const places = beginnings.flatMap((beginning) => ["i", "r", "zzz"].map((end) => beginning + end));
  return Promise.all(places.map((place) => pagefind.preload(place)));
}

/**
 * The hits for one word by their ids, each with a score and what it weighs.
 *
 * Pagefind finds longer words too, and for a word that it does not know those
 * that are its beginning, as far as it has fetched those ("buurtbus" may find
 * "buurt"). So of an unknown word the parts are looked for, and only if there
 * are none the longest beginning that is a word.
 */
async function meant(word, ask) {
  const hits = await ask(word);
  if (word.startsWith('"') || (hits.length && await isKnown(word, ask, hits))) return scored(hits, 1);
  for (const parts of splits(word)) {
    const known = await Promise.all(parts.map(async (part) => (await ask(`"${part}"`)).length));
    if (known.every(Boolean)) return together(await Promise.all(parts.map(ask)));
  }
  for (let end = word.length - 1; end >= WHOLE; end -= 1) {
    const beginning = await ask(`"${word.slice(0, end)}"`);
    if (beginning.length) return scored(beginning, WEAK);
  }
  return new Map();
}

/** The hits for the parts of one word: one that has a part only weighs as much less. */
function together(parts) {
  const found = new Map();
  for (const hits of parts) {
    for (const hit of hits) {
      const { score, weight } = found.get(hit.id) ?? { score: 0, weight: 0 };
      found.set(hit.id, { hit, score: score + hit.score, weight: weight + 1 / parts.length });
    }
  }
  return found;
}

const scored = (hits, weight) => new Map(hits.map((hit) => [hit.id, { hit, score: hit.score, weight }]));

/** Whether a page has the word itself, or one that begins with it. */
async function isKnown(word, ask, hits) {
  if ((await ask(`"${word}"`)).length) return true;
  const { excerpt } = await hits[0].data();
  const marked = [...excerpt.matchAll(/<mark>(.*?)<\/mark>/g)].map(([, text]) => text.toLowerCase());
  return marked.some((text) => text.startsWith(word.slice(0, -1)));
}
