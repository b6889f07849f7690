// A table for a spreadsheet program.

import assert from "node:assert/strict";
import { test } from "node:test";
import { csv } from "../../theme_overrides/assets/scripts/compare/csv.js";

for (const [text, cell] of [
  ["\uff1d1+1", "'\uff1d1+1"],
  ["=1+1", "'=1+1"], ["+31", "'+31"], ["-5", "'-5"], ["@som", "'@som"], ["\tx", "'\tx"],
  ['Zeg "ja"; of\nnee', 'Zeg ""ja""; of\nnee'], ["5 - 3 = 2", "5 - 3 = 2"], ["", ""],
]) {
  test(`a cell is never a formula and keeps its quotes: ${JSON.stringify(text)}`, () => {
    assert.equal(csv([[text, "einde"]]), `\ufeff"${cell}";"einde"\r\n`);
  });
}

test("a row is a line, also when a cell has lines of its own", () => {
  assert.equal(csv([["a\nb"], ["c"]]), '\ufeff"a\nb"\r\n"c"\r\n');
});
