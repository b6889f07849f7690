// Sets of numbers, and facets: against JavaScript's own sets.

import assert from "node:assert/strict";
import { test } from "node:test";
import { FacetFile, Numbers } from "../../theme_overrides/assets/scripts/find/counting.js";
import { often, oneOf, several, some } from "./random.js";

const SIZES = [0, 1, 2, 31, 32, 33, 63, 64, 65, 107, 300, 1000];
const LAST = "abcdefghijklmnopqrstuvwxyz-.:;!*";
const FIRST = "ABCDEFGHIJKLMNOPQRSTUVWXYZ()[]{}";
const START = "2026-01-01";

const upTo = (size) => [...Array(size).keys()];

/** Numbers in the digits of the facet file: see hooks/palet/views/facet.py, which is tested for them too. */
const packed = (numbers) => numbers.map((number) => {
  const digits = [LAST[number % 32]];
  for (let rest = Math.floor(number / 32); rest; rest = Math.floor(rest / 32)) digits.unshift(FIRST[rest % 32]);
  return digits.join("");
}).join("");
const steps = (numbers) => packed(numbers.map((number, i) => number - (i ? numbers[i - 1] : 0)));

/** The facet file of options with their numbers, for entries with days to their reviews. */
const file = (facets, days) => ({
  start: START, due: packed(days), names: packed(days), former: {},
  facets: Object.fromEntries(Object.entries(facets).map(([name, options]) => [
    name, Object.fromEntries(Object.entries(options).map(([id, numbers]) => [id, steps(numbers)])),
  ])),
});
const daysLater = (days) => new Date(Date.parse(START) + days * 86_400_000).toISOString().slice(0, 10);

function theSets(size, one, other) {
  const [a, b] = [Numbers.of(size, one), Numbers.of(size, other)];
  assert.deepEqual(a.list(), one);
  assert.equal(a.count, one.length);
  assert.deepEqual(a.and(b).list(), one.filter((number) => other.includes(number)));
  assert.deepEqual(a.or(b).list(), upTo(size).filter((number) => one.includes(number) || other.includes(number)));
  assert.equal(a.shared(b), one.filter((number) => other.includes(number)).length);
  assert.deepEqual(upTo(size).map((number) => a.has(number)), upTo(size).map((number) => one.includes(number)));
  assert.deepEqual(Numbers.all(size).list(), upTo(size));
  assert.equal(Numbers.all(size).count, size);
  assert.deepEqual(a.and(Numbers.all(size)).list(), one);
  assert.deepEqual([a.list(), b.list()], [one, other], "what is combined stays as it is");
}

test("numbers are a set", () => {
  theSets(64, upTo(64), [0, 31, 32, 63]);
  theSets(33, [32], [31]);
  often(300, (below) => {
    const size = oneOf(below, SIZES);
    theSets(size, some(below, upTo(size)), some(below, upTo(size)));
  });
});

test("facets filter and count as sets do", () => {
  often(300, (below) => {
    const days = several(below, 80, () => below(3001));
    const every = upTo(days.length);
    const facets = {};
    for (let number = below(4); number; number -= 1) {
      facets[`f${number}`] = Object.fromEntries(several(below, 5, () => [`o${below(9)}`, some(below, every)]));
    }
    const today = below(3021) - 10;
    const options = { ...facets, controle: { nodig: every.filter((entry) => days[entry] < today) } };
    const chosen = Object.entries(options).map(([name, ids]) => [name, below(2) ? some(below, Object.keys(ids)) : []]);
    const base = below(2) ? some(below, every) : undefined;
    const left = (but) => every.filter((entry) => (base ?? every).includes(entry) && chosen.every(
      ([name, ids]) => name === but || !ids.length || ids.some((id) => options[name][id].includes(entry)),
    ));

    const made = new FacetFile(file(facets, days), daysLater(today));
    const from = base && Numbers.of(days.length, base);
    const { found, counts } = made.filter(new Map(chosen.map(([name, ids]) => [name, new Set(ids)])), from);
    assert.deepEqual(found.list(), left());
    assert.deepEqual([...counts.keys()], Object.keys(options));
    for (const [name, ids] of Object.entries(options)) {
      const others = left(name);
      const expected = Object.entries(ids).map(([id, own]) => [id, others.filter((entry) => own.includes(entry)).length]);
      assert.deepEqual([...counts.get(name)], expected);
    }
    assert.deepEqual(made.names, days);
    assert.equal(made.size, days.length);
    assert.deepEqual(made.due, days.map((day) => Date.parse(START) / 86_400_000 + day));
  });
});

test("ten thousand are counted too", () => {
  const all = upTo(10_000);
  const a = { a0: all.filter((n) => n % 3 === 0), a1: all.filter((n) => n % 7 === 1), a2: [9_999] };
  const facets = new FacetFile(file({ a }, all), daysLater(5_000));
  const chosen = new Map([["a", new Set(["a0", "a2"])], ["controle", new Set(["nodig"])]]);
  const { found, counts } = facets.filter(chosen);
  assert.deepEqual(found.list(), all.filter((n) => n < 5_000 && n % 3 === 0));
  assert.deepEqual([...counts.get("a")], [["a0", 1667], ["a1", 715], ["a2", 0]]);
  assert.deepEqual([...counts.get("controle")], [["nodig", 1667]]);
});
