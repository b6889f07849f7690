// Sets interventions side by side. The address holds the choice; what there is
// to compare comes from the interventions' own pages.

import { MOST, query, read } from "../shared/choice.js";
import { showDay } from "../shared/day.js";
import { make } from "../shared/make.js";
import { listed, quoted } from "../shared/quoted.js";
import { keepButton, shortlist } from "../shared/shortlist.js";
import { focusAt, say, turns } from "../shared/view.js";
import { intervention, NAMES } from "./aspects.js";
import { csv, download, plain } from "./csv.js";

const NUMBERS = ["geen", "een", "twee", "drie", "vier"];
const SHOWN = 5; // of the names in a notice

/** @param {HTMLElement} place */
export function start(place) {
  new Comparison(place).open();
}

class Comparison {
  #begin = turns();
  #boxes = new Map();

  /** @param {HTMLElement} place */
  constructor(place) {
    this.place = place;
    /** @type {Record<string, any>} */
    this.parts = {};
    for (const part of place.querySelectorAll("[data-for]")) this.parts[part.dataset.for] = part;
    this.title = document.title;
    /** @type {string[]} */
    this.ids = [];
    /** @type {import("./aspects.js").Intervention[]} */
    this.records = [];
  }

  open() {
    this.#openTools();
    document.addEventListener("shortlist", () => this.#showChoice());
    addEventListener("popstate", () => {
      // A step to a source within the page changes the address too.
      if (location.search !== this.search) this.show();
    });
    this.show();
  }

  /**
   * Writes a choice in the address, and shows it.
   *
   * @param {string[]} ids
   */
  go(ids) {
    this.ids = ids;
    history.pushState(null, "", location.pathname + query(ids));
    return this.show();
  }

  /** Shows what the address asks for. */
  async show() {
    const turn = this.#begin();
    this.search = location.search;
    const { ids, wrong, more } = read(location.search);
    if (ids.length) this.parts.count.textContent = "Bezig met ophalen…";
    const answers = await Promise.all(ids.map(async (id) => {
      try {
        return { id, record: await intervention(id) };
      } catch {
        return { id, failed: true };
      }
    }));
    if (turn.isOver()) return; // the visitor has gone on
    this.records = unique(answers.flatMap(({ record }) => record ?? []), ({ id }) => id);
    const failed = answers.filter((answer) => answer.failed).map(({ id }) => id);
    wrong.push(...answers.filter((answer) => !answer.failed && !answer.record).map(({ id }) => id));
    this.ids = unique(answers.flatMap(({ id, record, failed }) => record?.id ?? (failed ? id : [])));
    // An address to mail holds present ids only, and what may still come.
    this.search = query(this.ids);
    history.replaceState(null, "", location.pathname + this.search + location.hash);
    this.#showNotices(wrong, more, failed);
    this.#showTable();
    this.#showChoice();
  }

  #showNotices(wrong, more, failed) {
    const notices = [];
    if (wrong.length === 1) notices.push(`Deze interventie bestaat niet of niet meer: ${quoted(wrong, SHOWN)}.`);
    if (wrong.length > 1) notices.push(`Deze interventies bestaan niet of niet meer: ${quoted(wrong, SHOWN)}.`);
    if (more) notices.push(`U kunt ${NUMBERS[MOST]} interventies tegelijk vergelijken. In het adres stonden er meer; alleen de eerste ${NUMBERS[MOST]} tellen mee.`);
    if (failed.length) notices.push(`Ophalen lukt nu niet: ${quoted(failed, SHOWN)}. Kijk of u verbinding met internet hebt en laad de pagina opnieuw.`);
    say(this.parts.notices, notices);
  }

  #showTable() {
    const { records, parts } = this;
    const many = records.length;
    parts.comparison.hidden = !many;
    this.place.dataset.many = String(many);
    parts.count.textContent = many ? `U vergelijkt ${NUMBERS[many]} ${many === 1 ? "interventie. Kies er nog een om te vergelijken" : "interventies"}.` : "";
    const title = many ? `Vergelijking: ${listed(records.map((record) => record.title))}` : this.title;
    document.title = title; // also the name that a browser gives to a print as a file
    if (!many) {
      parts.heads.replaceChildren();
      return;
    }
    parts.title.textContent = title;
    parts.day.textContent = new Date().toLocaleDateString("nl-NL", { day: "numeric", month: "long", year: "numeric" });
    parts.address.textContent = address();
    parts.done.textContent = "";
    /** @type {HTMLAnchorElement} */ (this.#tool("mail")).href = `mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(`${title}\r\n\r\n${address()}`)}`;
    const corner = make("td", {}, make("span", { className: "hidden", textContent: "Onderwerp" }));
    parts.heads.replaceChildren(make("tr", {}, corner, ...records.map((record) => this.#head(record))));
    parts.rows.replaceChildren(...NAMES.filter((name) => records.some(({ aspects }) => aspects.get(name).length)).map((name) => {
      const cells = records.map(({ title, aspects }) => {
        const nodes = aspects.get(name);
        const cell = make("td", {}, ...(nodes.length ? nodes : [make("span", { className: "quiet", textContent: "niet vastgelegd" })]));
        cell.dataset.title = title;
        return cell;
      });
      return make("tr", {}, make("th", { scope: "row", textContent: name }), ...cells);
    }));
    parts.sources.replaceChildren(...records.map((record) => make("div", {}, make("h3", {}, record.title), ...record.sources)));
    showDay(parts.rows);
  }

  #head({ id, title, address }) {
    const button = make("button", { type: "button", className: "compare__away", ariaLabel: `Haal weg: ${title}` }, "Haal weg");
    button.addEventListener("click", async () => {
      const place = this.records.findIndex((record) => record.id === id);
      await this.go(this.ids.filter((other) => other !== id));
      focusAt(this.parts.heads.querySelectorAll("button"), place, this.parts.choice.querySelector("summary"));
    });
    return make("th", { scope: "col" }, make("a", { href: address }, title), button);
  }

  /** Offers all that is kept or compared; what once stood there stays until the visitor leaves. */
  #showChoice() {
    const { list, choice, empty } = this.parts;
    if (this.records.length < 2) choice.open = true;
    for (const [id, title] of [...this.records.map(({ id, title }) => [id, title]), ...shortlist()]) {
      if (!this.#boxes.has(id)) list.append(this.#choice(id, title));
    }
    for (const [id, box] of this.#boxes) {
      box.checked = this.ids.includes(id);
      box.disabled = !box.checked && this.ids.length >= MOST;
    }
    choice.hidden = !this.#boxes.size;
    empty.hidden = this.#boxes.size > 0;
  }

  #choice(id, title) {
    const box = make("input", { type: "checkbox" });
    this.#boxes.set(id, box);
    box.addEventListener("change", () => {
      this.go(box.checked ? [...this.ids, id] : this.ids.filter((other) => other !== id));
    });
    return make("li", { className: "compare__option" }, make("label", { className: "option" }, box, make("span", { className: "option__label" }, title)), keepButton(id, title));
  }

  #tool(name) {
    return this.place.querySelector(`[data-do=${name}]`);
  }

  #openTools() {
    const { done } = this.parts;
    this.#tool("copy").hidden = !navigator.clipboard;
    this.#tool("copy").addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(address());
        done.textContent = "De link is gekopieerd.";
      } catch {
        done.textContent = "Kopiëren lukt niet. Kopieer het adres uit de adresbalk van uw browser.";
      }
    });
    this.#tool("print").addEventListener("click", () => print());
    this.#tool("download").addEventListener("click", () => {
      const file = `vergelijking-${this.records.map(({ id }) => id).join("-")}`.slice(0, 80);
      const rows = this.records.map(({ title, aspects, sources, address }) => [title, ...NAMES.map((name) => plain(aspects.get(name))), plain(sources), address]);
      download(`${file}.csv`, csv([["Interventie", ...NAMES, "Bronnen", "Pagina"], ...rows]));
    });
  }
}

function unique(items, key = (item) => item) {
  return [...new Map(items.map((item) => [key(item), item])).values()];
}

/** The address of this comparison. */
const address = () => location.href.split("#")[0];
