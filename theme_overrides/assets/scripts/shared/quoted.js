// Names out of an address, to show them in a sentence.

const LONGEST = 40; // signs of a name

/** @param {string[]} texts */
export const listed = (texts) => new Intl.ListFormat("nl").format(texts);

/**
 * The names in quotes, of which at most `most`, and none too long.
 *
 * @param {string[]} names
 * @param {number} most
 */
export function quoted(names, most) {
  const shown = names.slice(0, most).map((name) => `“${[...name].length > LONGEST ? `${[...name].slice(0, LONGEST).join("")}…` : name}”`);
  if (names.length > most) shown.push(`nog ${names.length - most}`);
  return listed(shown);
}
