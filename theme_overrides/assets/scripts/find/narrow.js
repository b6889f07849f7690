// Narrows a list that the page holds already. The address holds what is chosen;
// every change writes it, and every address can be shown.

import { showToday } from "../shared/day.js";
import { say } from "../shared/view.js";
import { STANDARD, read, write } from "./address.js";
import { Facets, Numbers } from "./counting.js";

/** @param {HTMLFormElement} form */
export function start(form) {
  new Narrowing(form).open();
}

/** Whether a text is a day that exists, as 2026-11-22. */
function isDay(text) {
  const day = new Date(`${text}T00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(`${text}T`);
}

class Narrowing {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    this.items = [...document.querySelectorAll(".whole [data-item]")];
    /** @type {NodeListOf<HTMLInputElement>} */
    const boxes = form.querySelectorAll("input[type=checkbox]");
    this.boxes = [...boxes];
    this.facets = new Facets(this.items.length, this.#options());
    /** @type {HTMLInputElement} */
    this.since = form.querySelector("input[type=date]");
    this.standard = this.since?.defaultValue ?? "";
  }

  open() {
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("change", (event) => this.#go(event.target === this.since));
    this.form.addEventListener("reset", (event) => {
      event.preventDefault();
      for (const box of this.boxes) box.checked = false;
      if (this.since) this.since.value = this.standard;
      this.#go();
      this.form.querySelector("summary, input").focus();
    });
    for (const button of this.form.querySelectorAll("[data-since]")) {
      button.addEventListener("click", () => {
        this.since.value = button.dataset.since;
        this.#go();
      });
    }
    addEventListener("popstate", () => this.#read());
    this.#read();
  }

  /** Shows what the address asks for, and says what it asks in vain. */
  #read() {
    const { state, missing } = read(location.search, this.facets);
    const vain = [...missing.values()].flat();
    for (const box of this.boxes) {
      box.checked = state.chosen.get(box.name).has(box.value);
      if (box.checked) /** @type {HTMLDetailsElement} */ (this.#first(box).closest("details")).open = true;
    }
    if (this.since) {
      const day = new URLSearchParams(location.search).get("sinds");
      // No day at all is a choice too: everything.
      const known = day === "" || isDay(day);
      this.since.value = known ? day : this.standard;
      if (day && !known) vain.push(day);
    }
    this.#show();
    if (vain.length) this.#say(`Deze keuze bestaat hier niet: ${vain.slice(0, 3).join(", ")}.`);
  }

  /** Shows what is chosen, and puts it in the address; a date is typed in parts, so only the last counts. */
  #go(typed = false) {
    let address = write({ query: "", chosen: this.facets.chosen(this.boxes), sort: STANDARD, page: 1 });
    if (this.since && this.since.value !== this.standard) address += `${address ? "&" : "?"}sinds=${this.since.value}`;
    address ||= location.pathname;
    if (typed) history.replaceState(null, "", address);
    else history.pushState(null, "", address);
    this.#show();
  }

  #show() {
    const chosen = this.facets.chosen(this.boxes);
    const since = this.since?.value ?? "";
    const base = this.#numbers((item) => (item.dataset.sinds ?? "") >= since);
    const { found, counts } = this.facets.filter(chosen, base);
    this.items.forEach((item, number) => { item.hidden = !found.has(number); });
    this.#say(found.count ? "" : "Niets past bij deze keuze. Kies minder, of wis de keuze.");
    this.#hideEmpty();
    for (const box of this.boxes) {
      const count = counts.get(box.name).get(box.value);
      box.parentElement.querySelector(".option__count").textContent = String(count);
      box.parentElement.classList.toggle("option--none", !count);
    }
    const { one, many } = this.form.dataset;
    const all = found.count === this.items.length;
    const said = `${found.count}${all ? "" : ` van ${this.items.length}`} ${this.items.length === 1 ? one : many}`;
    this.form.querySelector("[role=status]").textContent = said;
    this.form.querySelector("[type=reset]").hidden = ![...chosen.values()].some((ids) => ids.size) && since === this.standard;
    showToday(document);
  }

  /** Hides the groups of which nothing is left, and what points at them. */
  #hideEmpty() {
    const empty = (part) => !part.querySelector("[data-item]:not([hidden])");
    for (const part of document.querySelectorAll(".whole :is(section, [data-group])")) part.hidden = empty(part);
    const visible = new Set(this.items.filter((item) => !item.hidden).map((item) => item.dataset.item));
    for (const year of document.querySelectorAll(".years [data-year]")) {
      const marks = [...year.querySelectorAll("[data-of]")];
      for (const mark of marks) mark.classList.toggle("is-away", !visible.has(mark.dataset.of));
      const count = marks.filter((mark) => visible.has(mark.dataset.of)).length;
      if (marks.length) year.querySelector(".years__count").textContent = `${count} ${count === 1 ? "mijlpaal" : "mijlpalen"}`;
    }
    /** @type {NodeListOf<HTMLAnchorElement>} */
    const links = document.querySelectorAll(".contents a, .years [data-to]");
    for (const link of links) {
      link.dataset.to ??= link.hash.slice(1);
      const away = Boolean(document.getElementById(link.dataset.to)?.closest("[hidden]"));
      if (link.closest(".contents")) link.parentElement.hidden = away;
      else if (away) link.removeAttribute("href");
      else link.href = `#${link.dataset.to}`;
    }
  }

  #say(words) {
    say(this.form.querySelector(".narrow__notice"), words ? [words] : []);
  }

  #first({ name }) {
    return this.boxes.find((box) => box.name === name);
  }

  /**
   * The numbers of the items of which something is so.
   *
   * @param {(item: HTMLElement) => boolean} isSo
   */
  #numbers(isSo) {
    return Numbers.of(this.items.length, this.items.flatMap((item, number) => (isSo(item) ? number : [])));
  }

  /** The items that have what a box stands for, for each name of boxes and each of their values. */
  #options() {
    const options = new Map(this.boxes.map(({ name }) => [name, new Map()]));
    for (const { name, value } of this.boxes) {
      options.get(name).set(value, this.#numbers((item) => item.dataset[name].split(" ").includes(value)));
    }
    return options;
  }
}
