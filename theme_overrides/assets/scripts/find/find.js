// The list of interventions: search, filters, sorting and pages. The address
// holds the whole state; every change writes it, and every address can be shown.

import { LONGEST, question, words } from "../search/question.js";
import { search } from "../search/search.js";
import { today } from "../shared/day.js";
import { make } from "../shared/make.js";
import { quoted } from "../shared/quoted.js";
import { focusAt, say, turns, visit } from "../shared/view.js";
import { STANDARD, read, write } from "./address.js";
import { Cards } from "./cards.js";
import { FacetFile, Numbers } from "./counting.js";
import { paging } from "./paging.js";

/** @typedef {import("./address.js").State} State */

const SIZE = 20;
const NAMED = 3; // of the options in a notice
const ODD = {
  sorteer: "Die volgorde bestaat niet. De lijst staat in de gewone volgorde.",
  pagina: "Die pagina bestaat niet. Dit is de eerste pagina.",
};
const WIDE = matchMedia("(min-width: 60em)");

/** @param {HTMLElement} finder */
export async function start(finder) {
  const count = document.getElementById("count");
  const field = /** @type {HTMLInputElement} */ (document.getElementById("q"));
  field.value ||= question(new URLSearchParams(location.search).get("q") ?? "").query;
  try {
    const answer = await fetch(finder.dataset.facets);
    if (!answer.ok) throw new Error(answer.statusText);
    new Finder(finder, new FacetFile(await answer.json(), today())).open();
  } catch {
    for (const part of finder.querySelectorAll(".needs-script")) part.hidden = true;
    count.textContent = "Zoeken en filteren lukt nu niet. Hieronder staan alle interventies.";
  }
}

class Finder {
  #begin = turns();

  /**
   * @param {HTMLElement} finder
   * @param {FacetFile} facets
   */
  constructor(finder, facets) {
    this.facets = facets;
    this.form = /** @type {HTMLFormElement} */ (document.getElementById("find"));
    this.filters = document.getElementById("filters");
    this.list = document.getElementById("list");
    this.cards = new Cards(this.list, finder.dataset);
    /** @type {NodeListOf<HTMLInputElement>} */
    const boxes = this.filters.querySelectorAll("input[type=checkbox]");
    this.boxes = [...boxes];
    this.places = [...finder.querySelectorAll("[data-area]")];
    this.panel = /** @type {HTMLDialogElement} */ (document.getElementById("panel"));
    this.aside = finder.querySelector(".finder__aside");
  }

  open() {
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.go({ ...this.#chosen(), page: 1 });
    });
    const { sorteer } = this.form.elements;
    sorteer.addEventListener("change", () => this.go({ ...this.#chosen(), sort: sorteer.value, page: 1 }));
    this.filters.addEventListener("change", (event) => {
      if (/** @type {HTMLInputElement} */ (event.target).type === "checkbox") this.go({ ...this.#chosen(), page: 1 });
    });
    addEventListener("popstate", () => this.show());
    this.#openPlaces();
    this.#openPanel();
    for (const field of this.filters.querySelectorAll(".facet__find")) this.#openField(field);
    this.#keepEarly();
    this.show();
  }

  /** Adds to the address what was ticked before the facets were there. */
  #keepEarly() {
    const early = this.boxes.filter((box) => box.checked);
    if (!early.length) return;
    const { state } = read(location.search, this.facets);
    for (const box of early) state.chosen.get(box.name).add(box.value);
    history.replaceState(null, "", location.pathname + write(state));
  }

  /**
   * Writes a state in the address, and shows it.
   *
   * @param {State} state
   */
  go(state) {
    visit(location.pathname + write(state));
    return this.show();
  }

  /** Shows what the address asks for. */
  async show() {
    const turn = this.#begin();
    const { state, missing, odd, cut } = read(location.search, this.facets);
    // Before waiting, and not the first time: who types on must not lose it.
    if (!turn.isFirst) this.form.elements.q.value = state.query;
    const notices = [...missing].map(([facet, ids]) => unknown(facet, ids));
    notices.push(...odd.map((name) => ODD[name]));
    if (cut) notices.push(`Uw zoekvraag is lang. Alleen de eerste ${LONGEST} tekens tellen mee.`);
    const base = state.query ? await this.#search(state.query, notices) : undefined;
    if (turn.isOver()) return; // the visitor has gone on
    const { found, counts } = this.facets.filter(state.chosen, base && Numbers.of(this.facets.size, base.order));
    const numbers = this.#sorted(found, state.sort, base?.order);
    const pages = Math.max(1, Math.ceil(numbers.length / SIZE));
    if (state.page > pages) {
      notices.push("Die pagina bestaat niet. Dit is de laatste pagina.");
      state.page = pages;
    }
    this.#showChoices(state, counts);
    this.state = state;
    this.#showCount(state, numbers.length, base?.whole.filter((number) => found.has(number)).length);
    const wanted = numbers.slice((state.page - 1) * SIZE, state.page * SIZE);
    const shown = await this.cards.of(wanted);
    if (turn.isOver()) return;
    if (shown.length < wanted.length) notices.push("Niet alle interventies laden lukt nu. Laad de pagina opnieuw.");
    say(document.getElementById("notices"), notices);
    this.cards.show(shown, state.query ? words(state.query) : []);
    this.#showPages(state, pages);
    this.list.dataset.shown = write(state); // for who waits until the list is as asked
  }

  /** The numbers of what is found, best first, and those of what has all words. */
  async #search(query, notices) {
    if (this.searched?.query === query) return this.searched;
    document.getElementById("count").textContent = "Zoeken…";
    try {
      const hits = await search(query, "interventie");
      const whole = hits.filter((hit) => hit.whole).map((hit) => hit.number);
      this.searched = { query, order: hits.map((hit) => hit.number), whole };
      return this.searched;
    } catch {
      notices.push("Zoeken op woorden lukt nu niet. U ziet alle interventies die bij de filters passen.");
      return undefined;
    }
  }

  /**
   * @param {Numbers} found
   * @param {string} sort
   * @param {number[]} [order]
   */
  #sorted(found, sort, order) {
    if (sort === "relevantie" && order) return order.filter((number) => found.has(number));
    const numbers = found.list();
    if (sort === "controle") numbers.sort((a, b) => this.facets.due[b] - this.facets.due[a] || a - b);
    if (sort === "naam") numbers.sort((a, b) => this.facets.names[a] - this.facets.names[b]);
    return numbers; // they stand from strong evidence to none
  }

  #chosen() {
    const chosen = this.facets.chosen(this.boxes);
    const query = this.form.elements.q.value.trim();
    const before = this.form.elements.sorteer.value;
    const fresh = query !== (this.state?.query ?? "");
    const sort = query ? (fresh ? "relevantie" : before) : before === "relevantie" ? STANDARD : before;
    return { query, chosen, sort };
  }

  /**
   * @param {State} state
   * @param {Map<string, Map<string, number>>} counts
   */
  #showChoices(state, counts) {
    const { sorteer } = this.form.elements;
    sorteer.options[0].disabled = !state.query;
    sorteer.value = state.sort;
    const chips = [];
    for (const box of this.boxes) {
      const label = box.closest("label");
      const amount = counts.get(box.name).get(box.value);
      const checked = state.chosen.get(box.name).has(box.value);
      // What the address chooses is shown; what the visitor closes himself stays closed.
      if (checked && (!box.checked || !this.state)) /** @type {HTMLDetailsElement} */ (box.closest("details")).open = true;
      box.checked = checked;
      label.querySelector(".option__count").textContent = amount.toLocaleString("nl");
      label.classList.toggle("option--none", amount === 0);
      if (checked) chips.push(this.#chip(label.querySelector(".option__label").textContent, box));
    }
    for (const place of this.places) {
      place.setAttribute("aria-checked", String(state.chosen.get("gebied").has(place.dataset.area)));
    }
    const amount = chips.length;
    if (amount || state.query) chips.push(this.#clear());
    document.getElementById("chips").replaceChildren(...chips);
    document.getElementById("open-filters").textContent = amount ? `Filters (${amount})` : "Filters";
  }

  #chip(text, box) {
    const button = make("button", { type: "button", className: "chip", textContent: text });
    button.setAttribute("aria-label", `Haal filter weg: ${text}`);
    button.addEventListener("click", async () => {
      const place = [...document.querySelectorAll("#chips button")].indexOf(button);
      box.checked = false;
      await this.go({ ...this.#chosen(), page: 1 });
      focusAt(document.querySelectorAll("#chips button"), place, this.form.elements.q);
    });
    return make("li", {}, button);
  }

  #clear() {
    const button = make("button", { type: "button", className: "chip chip--all", textContent: "Wis alles" });
    button.addEventListener("click", () => {
      this.go({ query: "", chosen: this.facets.chosen([]), sort: STANDARD, page: 1 });
      this.form.elements.q.focus();
    });
    return make("li", {}, button);
  }

  /** Says how much there is; of a question `whole` have all words. */
  #showCount(state, amount, whole) {
    const words = `${amount.toLocaleString("nl")} ${amount === 1 ? "interventie" : "interventies"}`;
    const query = whole === undefined ? "" : ` voor “${state.query}”`;
    let more = "";
    if (!amount) more = ". Haal een filter weg of zoek met andere woorden.";
    else if (whole === 0) more = ". Geen enkele heeft al uw woorden; deze komen het dichtst in de buurt.";
    else if (whole < amount) more = `. Daarvan ${whole === 1 ? "heeft er 1" : `hebben er ${whole}`} al uw woorden.`;
    document.getElementById("count").textContent = words + query + more;
    this.panel.querySelector(".panel__show").textContent = `Toon ${words}`;
    // What stands behind an open panel is not read out.
    this.panel.querySelector("[role=status]").textContent = this.panel.open ? words : "";
  }

  /**
   * @param {State} state
   * @param {number} pages
   */
  #showPages(state, pages) {
    document.querySelector(".paging")?.remove();
    if (pages === 1) return;
    this.list.after(paging(state.page, pages, (page) => location.pathname + write({ ...state, page }), async (page) => {
      await this.go({ ...state, page });
      const top = document.getElementById("count");
      top.focus({ preventScroll: true });
      top.scrollIntoView();
    }));
  }

  /** Lets the map choose areas: a dot and its box in the list are one choice. */
  #openPlaces() {
    for (const place of this.places) {
      const choose = () => this.boxes.find((box) => box.name === "gebied" && box.value === place.dataset.area).click();
      place.addEventListener("click", choose);
      place.addEventListener("keydown", (event) => {
        if (event.key !== " " && event.key !== "Enter") return;
        event.preventDefault();
        choose();
      });
    }
  }

  /** On a narrow screen the filters stand in a panel over the list. */
  #openPanel() {
    const body = this.panel.querySelector(".panel__body");
    const settle = () => {
      if (WIDE.matches && this.panel.open) this.panel.close();
      (this.panel.open ? body : this.aside).append(this.filters);
    };
    document.getElementById("open-filters").addEventListener("click", () => {
      this.panel.showModal();
      settle();
    });
    this.panel.addEventListener("close", settle);
    this.panel.addEventListener("click", (event) => {
      if (event.target === this.panel || /** @type {Element} */ (event.target).closest("[data-close]")) this.panel.close();
    });
    WIDE.addEventListener("change", settle);
  }

  /** Lets a field shorten a long list of options, by all the names that an option has. */
  #openField(field) {
    const options = [...field.closest("fieldset").querySelectorAll(".option")];
    const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    const names = options.map((option) => plain(`${option.querySelector(".option__label").textContent} ${option.dataset.names}`));
    field.addEventListener("input", () => {
      const asked = plain(field.value).split(/[\s-]+/);
      options.forEach((option, i) => { option.hidden = !asked.every((word) => names[i].includes(word)); });
    });
  }
}

/** Says that options of a facet do not exist, by the names that an address gave them. */
function unknown(facet, ids) {
  const list = quoted(ids, NAMED);
  return ids.length === 1
    ? `Het filter ${facet} ${list} bestaat niet of niet meer. Het telt niet mee.`
    : `De filters ${facet} ${list} bestaan niet of niet meer. Ze tellen niet mee.`;
}
