// The address of a comparison, and turns.

import assert from "node:assert/strict";
import { test } from "node:test";
import { query, read } from "../../theme_overrides/assets/scripts/shared/choice.js";
import { turns } from "../../theme_overrides/assets/scripts/shared/view.js";

for (const search of ["?i=een,een,twee", "?i=een&i=twee", "?i=%20een%2Ctwee,", "?x=1&i=een,twee"]) {
  test(`${search} asks for two interventions`, () => {
    assert.deepEqual(read(search), { ids: ["een", "twee"], wrong: [], more: false });
  });
}

for (const search of ["", "?", "?i=,,,", "?i", "?i=&i=", "?&&&=", "?x=1"]) {
  test(`“${search}” asks for nothing`, () => assert.deepEqual(read(search), { ids: [], wrong: [], more: false }));
}

for (const [search, wrong] of [
  ["?i=%", "%"], ["?i=%E0%A4%A", "\ufffd%A"], ["?i=%FF%FE", "\ufffd\ufffd"], ["?i=%00", "\0"], ["?i=Een", "Een"],
  ["?i=<img>", "<img>"], [`?i=${"x".repeat(101)}`, "x".repeat(101)],
]) {
  test(`${search.slice(0, 20)} asks for what cannot be`, () => {
    assert.deepEqual(read(search), { ids: [], wrong: [wrong], more: false });
  });
}

test("of more than four only the first four count, and what cannot be is named besides", () => {
  assert.deepEqual(read("?i=a,b,C,c,d,e"), { ids: ["a", "b", "c", "d"], wrong: ["C"], more: true });
  assert.equal(query(["a", "b", "c", "d", "e"]), "?i=a,b,c,d");
});

test("what is written is read the same", () => {
  for (const ids of [[], ["a"], ["a-1", "b", "c", "d"]]) assert.deepEqual(read(query(ids)).ids, ids);
});

test("a turn is over when the next begins, and only one is the first", () => {
  const begin = turns();
  const first = begin();
  assert.deepEqual([first.isFirst, first.isOver()], [true, false]);
  const second = begin();
  assert.deepEqual([second.isFirst, first.isOver(), second.isOver()], [false, true, false]);
  assert.equal(turns()().isFirst, true);
});
