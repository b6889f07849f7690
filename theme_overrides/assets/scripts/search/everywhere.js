// Search over all kinds of pages: on the page for it, and below the field in the masthead.

import { make } from "../shared/make.js";
import { ROOT } from "../shared/site.js";
import { turns, visit } from "../shared/view.js";
import { mark } from "./mark.js";
import { LONGEST, question, words } from "./question.js";
import { search, WHOLE } from "./search.js";

const PAUSE = 200; // milliseconds without typing
const NAMES = {
  interventie: "Interventies", gebied: "Gebieden", thema: "Thema's", mijlpaal: "Mijlpalen",
  nieuwsbericht: "Nieuws", publicatie: "Kennis", regeling: "Regelingen", actielijn: "Actielijnen",
  raad: "Adviesraad", bron: "Bronnen", pagina: "Over deze site",
};

const results = (amount) => `${amount.toLocaleString("nl")} ${amount === 1 ? "resultaat" : "resultaten"}`;
const there = (path, query) => {
  const address = new URL(path, ROOT);
  address.searchParams.set("q", query);
  return address.href;
};

/** The hits by kind: the kind of the best hit first, sources last. */
async function grouped(query) {
  const hits = await search(query);
  const groups = new Map();
  for (const hit of hits) {
    if (!groups.has(hit.kind)) groups.set(hit.kind, []);
    groups.get(hit.kind).push(hit);
  }
  const sources = groups.get("bron");
  if (groups.delete("bron")) groups.set("bron", sources);
  return { groups, amount: hits.length };
}

/** A line for one hit, with the words marked that were asked for. */
async function line(hit, asked, withSummary) {
  const { raw_url: path, meta } = await hit.data();
  const link = make("a", { href: new URL(path.replace(/^\//, ""), ROOT).href, textContent: meta.title });
  mark(link, asked);
  const item = make("li", {}, link);
  if (withSummary && hit.kind !== "bron") {
    const summary = make("p", { className: "quiet", textContent: meta.summary });
    mark(summary, asked);
    item.append(summary);
  }
  return item;
}

const heading = (kind, hits) => make("h2", {}, `${NAMES[kind] ?? kind} (${hits.length.toLocaleString("nl")})`);

const lines = (hits, asked, withSummary) => Promise.all(hits.map((hit) => line(hit, asked, withSummary)));

/**
 * Lets the page for it search, and shows what its address asks for.
 *
 * @param {HTMLElement} place
 */
export function start(place) {
  const form = /** @type {HTMLFormElement} */ (document.getElementById("everywhere"));
  const status = place.querySelector("[role=status]");
  const list = place.querySelector(".everywhere__found");
  const begin = turns();

  const show = async () => {
    const turn = begin();
    const { query, cut } = question(new URLSearchParams(location.search).get("q") ?? "");
    // What somebody typed while this was fetched is theirs.
    if (!turn.isFirst || !form.elements.q.value) form.elements.q.value = query;
    place.classList.toggle("everywhere--asked", Boolean(query));
    if (!query) {
      status.textContent = "";
      list.replaceChildren();
      return;
    }
    status.textContent = "Zoeken…";
    try {
      const { groups, amount } = await grouped(query);
      const sections = await Promise.all([...groups].map(([kind, hits]) => section(kind, hits, query)));
      if (turn.isOver()) return;
      const nothing = amount ? "" : ". Zoek met andere woorden, of kijk hieronder.";
      const less = cut ? ` Alleen de eerste ${LONGEST} tekens tellen mee.` : "";
      status.textContent = `${results(amount)} voor “${query}”${nothing}${less}`;
      place.classList.toggle("everywhere--asked", amount > 0);
      list.replaceChildren(...sections);
    } catch {
      status.textContent = "Zoeken lukt nu niet. Kijk hieronder wat er op de site staat.";
      place.classList.remove("everywhere--asked");
    }
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const query = form.elements.q.value.trim();
    visit(query ? there("zoeken/", query) : new URL("zoeken/", ROOT).href);
    show();
  });
  addEventListener("popstate", show);
  show();
}

async function section(kind, hits, query) {
  const first = kind === "interventie" ? 10 : 5;
  const asked = words(query);
  const list = make("ul", { className: "links" }, ...await lines(hits.slice(0, first), asked, true));
  const found = make("section", {}, heading(kind, hits), list);
  if (hits.length <= first) return found;
  if (kind === "interventie") {
    const all = make("a", { href: there("interventies/", query), className: "more", textContent: "Filter en vergelijk alle gevonden interventies" });
    found.append(make("p", {}, all));
    return found;
  }
  const more = make("button", { type: "button", className: "button", textContent: `Toon alle ${hits.length.toLocaleString("nl")}` });
  more.addEventListener("click", async () => {
    const rest = await lines(hits.slice(first), asked, true);
    more.remove();
    list.append(...rest);
    rest[0].querySelector("a").focus();
  });
  found.append(more);
  return found;
}

/**
 * Shows below a field what it finds while someone types.
 *
 * @param {HTMLInputElement} field
 */
export function suggest(field) {
  const form = field.form;
  const box = make("div", { className: "suggestions", hidden: true, tabIndex: -1 });
  const status = make("p", { className: "suggestions__count" });
  const found = make("div");
  status.setAttribute("role", "status");
  box.append(status, found);
  form.append(box);
  const begin = turns();
  let waiting;

  const close = () => {
    begin(); // what is still being looked for comes too late
    clearTimeout(waiting);
    box.hidden = true;
  };
  const show = async () => {
    const { query } = question(field.value);
    if (query.length < 2) {
      close();
      return;
    }
    const turn = begin();
    try {
      const { groups, amount } = await grouped(query);
      const asked = words(query);
      const sections = await Promise.all([...groups].slice(0, 5).map(async ([kind, hits]) => make(
        "section", {},
        heading(kind, hits),
        make("ul", {}, ...await lines(hits.slice(0, 3), asked, false)),
      )));
      if (turn.isOver()) return;
      if (!amount && query.length < WHOLE) {
        close(); // it is only the beginning of a word
        return;
      }
      status.textContent = amount ? results(amount) : "Niets gevonden";
      const all = make("a", { href: there("zoeken/", query), className: "more", textContent: "Toon alle resultaten" });
      found.replaceChildren(...sections, ...(amount ? [make("p", {}, all)] : []));
    } catch {
      if (turn.isOver()) return;
      status.textContent = "Zoeken lukt nu niet.";
      found.replaceChildren();
    }
    box.hidden = false;
  };
  const later = () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, PAUSE);
  };

  field.addEventListener("input", later);
  field.addEventListener("focus", later);
  form.addEventListener("focusout", (event) => {
    if (!form.contains(/** @type {Node} */ (event.relatedTarget))) close();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !box.hidden) {
      event.preventDefault();
      field.focus();
      close();
    }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    /** @type {Element[]} */
    const stops = [field, ...box.querySelectorAll("a")];
    const next = stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
    if (box.hidden || !stops[next]) return;
    event.preventDefault();
    /** @type {HTMLElement} */ (stops[next]).focus();
  });
  if (field.value) later();
}
