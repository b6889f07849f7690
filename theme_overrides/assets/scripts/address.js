// The address of the list holds all that the visitor chose.

export const SORTS = ["relevantie", "naam", "controle", "onderbouwing"];
export const LONGEST = 200;

/**
 * What an address asks for, as far as it can be given, and what it asks in vain.
 *
 * `facets` are the facets that exist. A number of a page may still be too high.
 */
export function read(search, facets) {
  const given = new URLSearchParams(search);
  const missing = [];
  const chosen = new Map();
  for (const [facet, options] of facets.options) {
    const ids = new Set();
    for (const id of given.getAll(facet).flatMap((value) => value.split(",")).filter(Boolean)) {
      const present = options.has(id) ? id : facets.former[facet]?.[id];
      if (present !== undefined && options.has(present)) ids.add(present);
      else if (!missing.some((other) => other.facet === facet && other.id === id)) missing.push({ facet, id });
    }
    chosen.set(facet, ids);
  }
  const asked = (given.get("q") ?? "").replace(/\s+/g, " ").trim();
  const query = Array.from(asked).slice(0, LONGEST).join("").trim();
  const standard = query ? "relevantie" : "naam";
  const sort = SORTS.includes(given.get("sorteer")) ? given.get("sorteer") : standard;
  const page = /^[1-9]\d{0,5}$/.test(given.get("pagina") ?? "") ? Number(given.get("pagina")) : 1;
  const state = { query, chosen, sort: sort === "relevantie" ? standard : sort, page };
  return { state, missing, cut: query.length < asked.length };
}

/** The part of an address after the path that `read` gives the same state for. */
export function write({ query, chosen, sort, page }) {
  const parts = [];
  if (query) parts.push(`q=${encodeURIComponent(query).replace(/%20/g, "+")}`);
  for (const [facet, ids] of chosen) {
    if (ids.size) parts.push(`${facet}=${[...ids].join(",")}`);
  }
  if (sort !== (query ? "relevantie" : "naam")) parts.push(`sorteer=${sort}`);
  if (page > 1) parts.push(`pagina=${page}`);
  return parts.length ? `?${parts.join("&")}` : "";
}
