// Sets of what a list holds, and how many each choice would leave.

/** A set of numbers below a size, one bit for each. */
export class Numbers {
  /** @param {number} size */
  constructor(size, words = new Uint32Array(Math.ceil(size / 32))) {
    this.size = size;
    this.words = words;
  }

  static all(size) {
    const set = new Numbers(size);
    set.words.fill(0xffffffff);
    if (size % 32) set.words[set.words.length - 1] = 2 ** (size % 32) - 1;
    return set;
  }

  /**
   * @param {number} size
   * @param {Iterable<number>} numbers
   */
  static of(size, numbers) {
    const set = new Numbers(size);
    for (const number of numbers) set.add(number);
    return set;
  }

  /** @param {number} number */
  add(number) { this.words[number >>> 5] |= 1 << (number & 31); }

  /** @param {number} number */
  has(number) { return Boolean(this.words[number >>> 5] & (1 << (number & 31))); }

  /**
   * Those in both.
   *
   * @param {Numbers} other
   */
  and(other) { return new Numbers(this.size, this.words.map((word, i) => word & other.words[i])); }

  /**
   * Those in either.
   *
   * @param {Numbers} other
   */
  or(other) { return new Numbers(this.size, this.words.map((word, i) => word | other.words[i])); }

  /**
   * How many are in both.
   *
   * @param {Numbers} other
   */
  shared(other) {
    let count = 0;
    for (let i = 0; i < this.words.length; i += 1) count += bits(this.words[i] & other.words[i]);
    return count;
  }

  get count() { return this.shared(this); }

  /** The numbers themselves, from low to high. */
  list() {
    const found = [];
    for (let number = 0; number < this.size; number += 1) if (this.has(number)) found.push(number);
    return found;
  }
}

function bits(word) {
  let count = word - ((word >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  return (((count + (count >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** The facets of a list: for each facet and option the set that has it. */
export class Facets {
  /**
   * `former` has for a facet the ids by which options were once known.
   *
   * @param {number} size
   * @param {Map<string, Map<string, Numbers>>} options
   * @param {Record<string, Record<string, string>>} former
   */
  constructor(size, options, former = {}) {
    this.size = size;
    this.options = options;
    this.former = former;
  }

  /**
   * What is left of `base` by the chosen options, and how much each option would leave.
   *
   * `chosen` has for a facet the ids of its options: any of them within a facet,
   * all facets together. The options of one facet count as if nothing were
   * chosen in that facet itself.
   *
   * @param {Map<string, Set<string>>} chosen
   */
  filter(chosen, base = Numbers.all(this.size)) {
    /** @type {[string, Numbers][]} */
    const active = [...chosen].filter(([, ids]) => ids.size).map(([facet, ids]) => [facet, this.#any(facet, ids)]);
    const without = (left) => active.reduce((set, [facet, any]) => (facet === left ? set : set.and(any)), base);
    const found = without(null);
    const counts = new Map();
    for (const [facet, options] of this.options) {
      const others = chosen.get(facet)?.size ? without(facet) : found;
      counts.set(facet, new Map([...options].map(([id, set]) => [id, others.shared(set)])));
    }
    return { found, counts };
  }

  /**
   * The ids of the options of each facet that boxes choose.
   *
   * @param {{ name: string, value: string, checked: boolean }[]} boxes
   */
  chosen(boxes) {
    /** @type {Map<string, Set<string>>} */
    const chosen = new Map([...this.options.keys()].map((facet) => [facet, new Set()]));
    for (const { name, value, checked } of boxes) if (checked) chosen.get(name).add(value);
    return chosen;
  }

  #any(facet, ids) {
    const sets = [...ids].map((id) => this.options.get(facet).get(id));
    return sets.reduce((one, other) => one.or(other), new Numbers(this.size));
  }
}

/** The facets of all interventions, from the facet file (see hooks/palet/views/facet.py). */
export class FacetFile extends Facets {
  /**
   * `today` is the day of the visit as 2026-11-22.
   *
   * @param {{ start: string, due: string, names: string, facets: Record<string, Record<string, string>>,
   *   former: Record<string, Record<string, string>> }} data
   * @param {string} today
   */
  constructor(data, today) {
    const start = dayOf(data.start);
    const due = unpacked(data.due).map((days) => start + days);
    super(due.length, new Map(), data.former);
    this.due = due;
    this.names = unpacked(data.names);
    for (const [facet, options] of Object.entries(data.facets)) {
      /** @type {[string, Numbers][]} */
      const sets = Object.entries(options).map(([id, steps]) => [id, fromSteps(this.size, unpacked(steps))]);
      this.options.set(facet, new Map(sets));
    }
    const late = Numbers.of(this.size, due.flatMap((day, number) => (day < dayOf(today) ? number : [])));
    this.options.set("controle", new Map([["nodig", late]]));
  }
}

/** @param {string} text */
const dayOf = (text) => Date.parse(text) / 86_400_000;

// The digits of packed numbers: those that end a number, and the others.
const LAST = new Map([..."abcdefghijklmnopqrstuvwxyz-.:;!*"].map((digit, value) => [digit, value]));
const FIRST = new Map([..."ABCDEFGHIJKLMNOPQRSTUVWXYZ()[]{}"].map((digit, value) => [digit, value]));

/** @param {string} text */
function unpacked(text) {
  const numbers = [];
  let number = 0;
  for (const digit of text) {
    if (LAST.has(digit)) {
      numbers.push(number * 32 + LAST.get(digit));
      number = 0;
    } else {
      number = number * 32 + FIRST.get(digit);
    }
  }
  return numbers;
}

function fromSteps(size, steps) {
  const set = new Numbers(size);
  let number = 0;
  for (const step of steps) set.add(number += step);
  return set;
}
