// Narrows a list that the page holds already. The address holds what is chosen;
// every change writes it, and every address can be shown.

import { showToday } from "../shared/day.js";
import { make } from "../shared/make.js";

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
    this.names = [...new Set(this.boxes.map((box) => box.name))];
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
    const given = new URLSearchParams(location.search);
    const vain = [];
    for (const name of this.names) {
      const asked = new Set(given.getAll(name).flatMap((value) => value.split(",")).filter(Boolean));
      for (const box of this.boxes.filter((each) => each.name === name)) box.checked = asked.delete(box.value);
      vain.push(...asked);
      if (this.boxes.some((box) => box.name === name && box.checked)) /** @type {HTMLDetailsElement} */ (this.#box(name).closest("details")).open = true;
    }
    if (this.since) {
      const day = given.get("sinds");
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
    const parts = this.names
      .map((name) => [name, [...this.#chosen(name)].join(",")])
      .filter(([, values]) => values)
      .map(([name, values]) => `${name}=${values}`);
    if (this.since && this.since.value !== this.standard) parts.push(`sinds=${this.since.value}`);
    const address = parts.length ? `?${parts.join("&")}` : location.pathname;
    if (typed) history.replaceState(null, "", address);
    else history.pushState(null, "", address);
    this.#show();
  }

  #show() {
    const chosen = new Map(this.names.map((name) => [name, this.#chosen(name)]));
    const since = this.since?.value ?? "";
    const fits = (item, names) =>
      (item.dataset.sinds ?? "") >= since &&
      names.every((name) => {
        const wanted = chosen.get(name);
        return !wanted.size || item.dataset[name].split(" ").some((id) => wanted.has(id));
      });
    const shown = this.items.filter((item) => fits(item, this.names));
    const visible = new Set(shown);
    for (const item of this.items) item.hidden = !visible.has(item);
    this.#say(shown.length ? "" : "Niets past bij deze keuze. Kies minder, of wis de keuze.");
    this.#hideEmpty();
    for (const box of this.boxes) {
      // How many there would be with this box, whatever else is chosen of its own kind.
      const others = this.names.filter((name) => name !== box.name);
      const count = this.items.filter((item) => fits(item, others) && item.dataset[box.name].split(" ").includes(box.value)).length;
      box.parentElement.querySelector(".option__count").textContent = String(count);
      box.parentElement.classList.toggle("option--none", !count);
    }
    const { one, many } = this.form.dataset;
    const all = shown.length === this.items.length;
    const said = `${shown.length}${all ? "" : ` van ${this.items.length}`} ${this.items.length === 1 ? one : many}`;
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
    const notice = this.form.querySelector(".narrow__notice");
    notice.replaceChildren(...(words ? [make("p", { className: "note" }, words)] : []));
  }

  #box(name) {
    return this.boxes.find((box) => box.name === name);
  }

  #chosen(name) {
    return new Set(this.boxes.filter((box) => box.name === name && box.checked).map((box) => box.value));
  }
}
