// The address of a comparison holds the interventions that the visitor chose.

export const ID = /^[a-z0-9-]{1,100}$/;
export const MOST = 4; // side by side

/**
 * The part of an address after the path that asks for a comparison.
 *
 * @param {string[]} ids
 */
export const query = (ids) => (ids.length ? `?i=${ids.slice(0, MOST).join(",")}` : "");

/**
 * The ids that an address asks for, what it asks that cannot be an id, and whether it asks for too many.
 *
 * @param {string} search
 */
export function read(search) {
  const given = new URLSearchParams(search).getAll("i").flatMap((value) => value.split(","));
  const asked = [...new Set(given.map((id) => id.trim()).filter(Boolean))];
  const ids = asked.filter((id) => ID.test(id));
  return { ids: ids.slice(0, MOST), wrong: asked.filter((id) => !ID.test(id)), more: ids.length > MOST };
}
