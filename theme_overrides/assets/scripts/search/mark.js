// Marks in a text what was asked for.

import { make } from "../shared/make.js";

/**
 * Marks the words of a text that have what was asked for in them.
 *
 * @param {Element} part
 * @param {string[]} words
 */
export function mark(part, words) {
  const text = part.textContent;
  const stems = words.filter((word) => word.length > 2).map(stem);
  if (!stems.length) {
    if (part.firstElementChild) part.replaceChildren(text);
    return;
  }
  const wanted = new RegExp(`[\\p{L}\\p{N}-]*(?:${stems.join("|")})[\\p{L}\\p{N}]*`, "giu");
  const pieces = [];
  let after = 0;
  for (const match of text.matchAll(wanted)) {
    pieces.push(text.slice(after, match.index), make("mark", {}, match[0]));
    after = match.index + match[0].length;
  }
  part.replaceChildren(...pieces, text.slice(after));
}

/**
 * The part of a word that its other forms share, roughly. It has letters and digits only.
 *
 * @param {string} word
 */
function stem(word) {
  const plain = word.replace(/[^\p{L}\p{N}]/gu, "");
  return plain.length > 5 ? plain.replace(/(?:en|s|e)$/u, "") : plain;
}
