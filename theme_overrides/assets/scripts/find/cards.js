// The cards of interventions: those on the page, and the others from small files.

import { mark } from "../search/mark.js";
import { showDay } from "../shared/day.js";
import { offerToKeep } from "../shared/shortlist.js";

export class Cards {
  #files = new Map();

  /**
   * `list` has the cards of the first numbers; the dataset says where the others are.
   *
   * @param {HTMLElement} list
   * @param {DOMStringMap} dataset
   */
  constructor(list, { cards, cardsPerFile }) {
    this.list = list;
    this.folder = cards;
    this.perFile = Number(cardsPerFile);
    this.own = [...list.children];
  }

  /**
   * The cards with these numbers; one that cannot be fetched is left out.
   *
   * @param {number[]} numbers
   */
  async of(numbers) {
    const cards = await Promise.all(numbers.map((number) => this.own[number] ?? this.#fetched(number)));
    return cards.filter(Boolean);
  }

  /**
   * Puts cards in the list, with the words marked that were asked for.
   *
   * @param {Element[]} cards
   * @param {string[]} words
   */
  show(cards, words) {
    for (const card of cards) {
      for (const part of card.querySelectorAll(".card__title a, .card__summary")) mark(part, words);
    }
    this.list.replaceChildren(...cards);
    showDay(this.list);
    offerToKeep(this.list);
  }

  async #fetched(number) {
    const file = Math.floor(number / this.perFile);
    if (!this.#files.has(file)) this.#files.set(file, this.#fetch(file));
    return (await this.#files.get(file))[number % this.perFile];
  }

  async #fetch(file) {
    try {
      const answer = await fetch(`${this.folder}${file}.html`);
      if (!answer.ok) return [];
      const parsed = new DOMParser().parseFromString(await answer.text(), "text/html");
      return [...parsed.querySelectorAll(".card")].map((card) => document.adoptNode(card));
    } catch {
      return [];
    }
  }
}
