// A question, and how it is taken apart.

// The signs of a question that count.
export const LONGEST = 200;

// Words that a question has and an answer need not have.
const EMPTY = new Set(`
  aan af al alle als ander andere anderen anders bestaan bestaat bij daar dan dat de deed deze die dit doe
  doen doet door dus een en er ga gaan gaat geef geeft geen gemeente gemeenten geven goed haar heb hebben
  heeft hem hen het hier hij hoe hou houd houden houdt hun iets ik in is je jij jouw kan komen komt krijg
  krijgen krijgt kunnen kunt laat laten maar maken me mee meer met mij mijn moet moeten na naar niet nog nu
  of om omgaan onder ons onze ook op over staan staat te tegen tot u uit uw van veel vind vinden voor waar
  waarom wanneer wat we wel welke werd werken werkt werkten wie wij wil willen wilt worden wordt zich zij
  zijn zit zitten zo zoek zoeken zonder zou zouden
`.trim().split(/\s+/));

// The letters that a part of a compound has at least, and those that may join two parts.
const PART = 4;
const JOINTS = ["", "s", "en", "e", "n"];

/**
 * A question without what is too much of it, and whether there was too much.
 *
 * @param {string} text
 */
export function question(text) {
  const asked = text.normalize("NFC").replace(/\s+/g, " ").trim();
  const query = [...asked].slice(0, LONGEST).join("").trim();
  return { query, cut: query.length < asked.length };
}

/**
 * The words of a question that matter; all of them when none would be left.
 *
 * @param {string} query
 */
export function words(query) {
  const all = query.toLowerCase().match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? [];
  const telling = all.filter((word) => !EMPTY.has(word));
  return [...new Set(telling.length ? telling : all)];
}

/**
 * The ways to part a word in two, the longest last part first, without joining letters.
 *
 * @param {string} word
 */
export function* splits(word) {
  for (let place = PART; place <= word.length - PART; place += 1) {
    const first = word.slice(0, place);
    for (const joint of JOINTS) {
      if (first.endsWith(joint) && first.length - joint.length >= PART) {
        yield [first.slice(0, first.length - joint.length), word.slice(place)];
      }
    }
  }
}
