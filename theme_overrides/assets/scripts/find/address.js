// The address of the list holds all that the visitor chose.

import { question } from "../search/question.js";

export const SORTS = ["relevantie", "onderbouwing", "naam", "controle"];
/** The order of the list when there is no question: from strong evidence to none. */
export const STANDARD = "onderbouwing";

/**
 * What an address of the list says: a question, for each facet the ids of the chosen options, the
 * order (one of `SORTS`), and the number of the page.
 *
 * @typedef {{ query: string, chosen: Map<string, Set<string>>, sort: string, page: number }} State
 */

/**
 * What an address asks for, as far as it can be given; what of each facet it asks in vain (`missing`);
 * which other parts of it mean nothing (`odd`); and whether its question was too long (`cut`).
 *
 * `facets` are the facets that exist. A number of a page may still be too high.
 *
 * @param {string} search
 * @param {Pick<import("./counting.js").Facets, "options" | "former">} facets
 * @returns {{ state: State, missing: Map<string, string[]>, odd: string[], cut: boolean }}
 */
export function read(search, facets) {
  const given = new URLSearchParams(search);
  const chosen = new Map();
  const missing = new Map();
  for (const [facet, options] of facets.options) {
    const asked = given.getAll(facet).flatMap((value) => value.split(",")).filter(Boolean);
    const present = (id) => (options.has(id) ? id : facets.former[facet]?.[id]);
    const wrong = new Set(asked.filter((id) => !options.has(present(id))));
    chosen.set(facet, new Set(asked.map(present).filter((id) => options.has(id))));
    if (wrong.size) missing.set(facet, [...wrong]);
  }
  const { query, cut } = question(given.get("q") ?? "");
  const standard = query ? "relevantie" : STANDARD;
  const order = given.get("sorteer") || standard;
  const number = given.get("pagina") || "1";
  const known = { sorteer: SORTS.includes(order), pagina: /^[1-9]\d*$/.test(number) };
  const sort = known.sorteer && order !== "relevantie" ? order : standard;
  const state = { query, chosen, sort, page: known.pagina ? Number(number) : 1 };
  return { state, missing, odd: Object.keys(known).filter((name) => !known[name]), cut };
}

/**
 * The part of an address after the path that `read` gives the same state for.
 *
 * @param {State} state
 */
export function write({ query, chosen, sort, page }) {
  const parts = [];
  if (query) parts.push(`q=${encodeURIComponent(query).replace(/%20/g, "+")}`);
  for (const [facet, ids] of chosen) {
    if (ids.size) parts.push(`${facet}=${[...ids].join(",")}`);
  }
  if (sort !== (query ? "relevantie" : STANDARD)) parts.push(`sorteer=${sort}`);
  if (page > 1) parts.push(`pagina=${page}`);
  return parts.length ? `?${parts.join("&")}` : "";
}
