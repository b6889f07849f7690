// What there is to compare of an intervention, taken from its own page.

import { make } from "../shared/make.js";
import { ROOT } from "../shared/site.js";

// What a table says of what it does not know; in a list that can be left out.
const NOTHING = new Set(["", "niet genoemd", "zie hierboven"]);

/** The names of all aspects, in the order of the comparison, and how to find each on a page. */
const ASPECTS = {
  "Doel": section("goal"),
  "Aanpak": section("approach"),
  "Voor wie": section("groups"),
  "Waar": (part) => places(part("where")),
  "Status": (part) => statuses(part("where")),
  "Hoe sterk is het bewijs?": section("evidence"),
  "Wat kwam eruit?": section("outcome"),
  "Wat kost het?": section("cost"),
  "Hoe lang duurt het?": section("effort"),
  "Wat onderzoek zegt": section("research"),
  "Resultaten": (part) => results(part("results")),
  "Wat maakt dat het werkt": section("working"),
  "Wat ervoor nodig is": section("needs"),
  "Wat ervan te leren valt": section("lessons"),
  "Geld": section("funding"),
  "Materiaal en contact": section("contact"),
  "Laatst gecontroleerd": (part) => [part("reviewed")].filter(Boolean),
};
export const NAMES = Object.keys(ASPECTS);

/**
 * @typedef {{ id: string, title: string, address: string, aspects: Map<string, Node[]>, sources: Node[] }} Intervention
 */

/** @type {Map<string, Promise<Intervention | undefined>>} */
const opened = new Map();

/**
 * The intervention with an id, present or former; `undefined` when there is none.
 *
 * @param {string} id
 */
export function intervention(id) {
  if (!opened.has(id)) {
    opened.set(id, open(id).catch((error) => {
      opened.delete(id); // next time it may succeed
      throw error;
    }));
  }
  return opened.get(id);
}

/**
 * @param {string} id
 * @param {string} [former]
 * @returns {Promise<Intervention | undefined>}
 */
async function open(id, former) {
  const answer = await fetch(new URL(`interventies/${id}/`, ROOT));
  if (!answer.ok && answer.status !== 404) throw new Error(answer.statusText);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const present = page.querySelector("meta[http-equiv=refresh]") && presentId(page);
  if (present && !former) return present === id ? undefined : open(present, id);
  const own = page.querySelector("[data-keep]")?.dataset.keep;
  if (!own) return undefined;
  const part = (name) => lift(page.querySelector(`[data-part="${name}"]`), own, answer.url);
  return {
    id: own,
    title: page.querySelector("h1").textContent,
    address: new URL(`interventies/${own}/`, ROOT).href,
    aspects: new Map(Object.entries(ASPECTS).map(([name, find]) => [name, find(part)])),
    sources: section("sources")(part),
  };
}

/** The id of the page to which the page of a former id leads. */
function presentId(page) {
  return page.querySelector("link[rel=canonical]")?.getAttribute("href").match(/interventies\/([a-z0-9-]+)\/$/)?.[1];
}

/** A copy of a part of a page that works on this one: its links lead to the same, its ids are its own. */
function lift(part, id, address) {
  if (!part) return undefined;
  const copy = document.importNode(part, true);
  for (const link of copy.querySelectorAll("a[href]")) {
    const target = link.getAttribute("href");
    if (target.startsWith("#")) link.setAttribute("href", `#${id}-${target.slice(1)}`);
    else if (target.startsWith("../")) link.setAttribute("href", `../${new URL(target, address).href.slice(ROOT.href.length)}`);
  }
  for (const element of copy.querySelectorAll("[id]")) element.id = `${id}-${element.id}`;
  return copy;
}

/** What a part says, without its heading and without the meaning of words. */
function section(name) {
  return (part) => [...(part(name)?.childNodes ?? [])].filter((node) => !node.matches?.("h2, .why"));
}

/** The results as lists, also those that the page draws: a chart takes more room than a column has. */
function results(part) {
  for (const chart of part?.querySelectorAll(".chart") ?? []) {
    const items = rows(chart).map(({ head, cell, said }) => make("li", { className: "figure" },
      make("span", { className: "figure__amount" }, ...cell("Getal").childNodes),
      make("span", { className: "figure__what" }, ...cited(head, cell("Bron")), ...said("Soort", "Periode"))));
    chart.replaceWith(make("ul", { className: "figures" }, ...items));
  }
  return section("results")(() => part);
}

/** What a figure says, with its reference before any remarks. */
function cited(head, source) {
  const remarks = head.slice(1).filter((node) => node.matches?.(".quiet"));
  const what = head.filter((node) => !remarks.includes(node)).map((node) => node.textContent).join("").trim();
  return [what, ...source.childNodes, ...remarks];
}

const places = (part) => list(rows(part).map(({ head, said }) => [...head, ...said("Periode", "Wie")]));

function statuses(part) {
  const all = rows(part);
  const named = (head) => (all.length > 1 ? [make("strong", {}, ...head), " "] : []);
  return list(all.map(({ head, cell }) => [...named(head), ...cell("Status").childNodes]));
}

const list = (items) => [make("ul", { className: "plain" }, ...items.map((nodes) => make("li", {}, ...nodes)))];

/** The rows of the table in a part: what each is about, its cells by their labels, and some of those in words. */
function rows(part) {
  return [...(part?.querySelectorAll("tbody tr") ?? [])].map((row) => {
    const cell = (label) => row.querySelector(`[data-label="${label}"]`);
    const said = (...labels) => {
      const words = labels.map((label) => cell(label).textContent.trim()).filter((text) => !NOTHING.has(text));
      return words.length ? [make("span", { className: "quiet" }, words.join(" · "))] : [];
    };
    return { head: [...row.querySelector("th").childNodes], cell, said };
  });
}
