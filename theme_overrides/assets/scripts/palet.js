// What pages do beyond showing themselves. Every page works without it.
// Here is what all pages need; the rest is fetched by the page that needs it.

import { offerToCopy } from "./shared/copying.js";
import { showDay } from "./shared/day.js";
import { followPalette } from "./shared/palette.js";
import { offerToKeep } from "./shared/shortlist.js";

followPalette();
showDay(document);
offerToKeep(document);
offerToCopy(document);

const modules = {
  finder: () => import("./find/find.js"),
  compare: () => import("./compare/compare.js"),
  narrow: () => import("./find/narrow.js"),
  everywhere: () => import("./search/everywhere.js"),
};
for (const [name, load] of Object.entries(modules)) {
  /** @type {any} */
  const place = document.querySelector(`.${name}`);
  if (place) load().then((module) => module.start(place));
}

// The field in the masthead, also by the "/" key, shows what it finds below itself.
const field = /** @type {HTMLInputElement} */ (document.getElementById("masthead-q"));
field?.addEventListener("focus", async () => {
  const { suggest } = await import("./search/everywhere.js");
  suggest(field);
}, { once: true });

document.addEventListener("keydown", (event) => {
  const typing = /** @type {Element} */ (event.target).closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing) return;
  event.preventDefault();
  const open = field?.checkVisibility() ? field : document.querySelector("main input[type=search]");
  if (open) open.focus();
  else location.assign(/** @type {HTMLAnchorElement} */ (document.querySelector(".masthead__open")).href);
});
