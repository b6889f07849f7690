// The visitor's shortlist. The browser keeps it, under the address of this site;
// nothing of it leaves the browser, unless the visitor mails a comparison.

import { ID, query } from "./choice.js";
import { make } from "./make.js";
import { ROOT } from "./site.js";

const KEY = `${ROOT.pathname}bewaard`;

// The titles of what is kept by their ids, in the order in which they were kept.
let kept = stored();
// Says so beside the last button pressed when the browser does not keep anything.
/** @type {HTMLElement} */
let unkept;

/**
 * Puts a button on each card, and on the page of an intervention; safe to repeat.
 *
 * @param {ParentNode} root
 */
export function offerToKeep(root) {
  // Where nothing can be compared, nothing is kept for it.
  if (!document.querySelector(".kept")) return;
  for (const card of root.querySelectorAll(".card[data-id]:not(.card--small)")) {
    const place = card.querySelector(".card__check");
    const title = card.querySelector(".card__title").textContent;
    if (!place.querySelector(".keep")) place.prepend(keepButton(card.dataset.id, title));
  }
  for (const place of root.querySelectorAll("[data-keep]:empty")) {
    place.append(keepButton(place.dataset.keep, document.querySelector("h1").textContent));
  }
  show(root);
}

/**
 * A button that puts an intervention on the shortlist, or takes it off.
 *
 * @param {string} id
 * @param {string} title
 */
export function keepButton(id, title) {
  const button = make("button", { type: "button", className: "keep" });
  Object.assign(button.dataset, { id, title });
  button.addEventListener("click", () => {
    if (!kept.delete(id)) kept.set(id, title);
    if (!store()) unkept ??= remark();
    if (unkept) button.after(unkept);
    changed();
  });
  showOn(button);
  return button;
}

/** The ids and titles of what is kept. */
export const shortlist = () => [...kept];

function stored() {
  try {
    const found = JSON.parse(localStorage.getItem(KEY)) ?? [];
    return new Map(found.filter(([id, title]) => typeof id === "string" && ID.test(id) && typeof title === "string"));
  } catch {
    return new Map(); // the browser keeps nothing, or something else than we wrote
  }
}

function store() {
  try {
    if (kept.size) localStorage.setItem(KEY, JSON.stringify([...kept]));
    else localStorage.removeItem(KEY);
    return true;
  } catch {
    return false;
  }
}

function remark() {
  const text = make("span", { className: "quiet keep__remark" }, "Uw browser kan dit niet bewaren. Het geldt alleen zolang u op deze pagina bent.");
  text.setAttribute("role", "status");
  return text;
}

function changed() {
  show(document);
  document.dispatchEvent(new Event("shortlist"));
}

function show(root) {
  root.querySelectorAll(".keep").forEach(showOn);
  /** @type {HTMLAnchorElement} */
  const link = document.querySelector(".kept");
  if (!link) return;
  link.hidden = !kept.size;
  link.search = query([...kept.keys()]);
  link.textContent = `Bewaard (${kept.size})`;
}

function showOn(button) {
  const { id, title } = button.dataset;
  button.setAttribute("aria-pressed", kept.has(id));
  button.textContent = kept.has(id) ? "Bewaard" : "Bewaar";
  button.setAttribute("aria-label", `${button.textContent}: ${title}`);
}

// What happened in another tab, or after this page was left and before it was gone back to.
function again() {
  if (unkept) return;
  kept = stored();
  changed();
}
addEventListener("storage", ({ key }) => { if (key === KEY || key === null) again(); });
addEventListener("pageshow", ({ persisted }) => { if (persisted) again(); });
