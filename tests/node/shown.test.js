// What is shown of many pages, and of names out of an address.

import assert from "node:assert/strict";
import { test } from "node:test";
import { around } from "../../theme_overrides/assets/scripts/find/paging.js";
import { quoted } from "../../theme_overrides/assets/scripts/shared/quoted.js";

for (const [page, pages, expected] of [
  [1, 1, [1]], [1, 2, [1, 2]], [2, 2, [1, 2]], [2, 3, [1, 2, 3]], [1, 9, [1, 2, 0, 9]],
  [5, 9, [1, 0, 4, 5, 6, 0, 9]], [3, 9, [1, 2, 3, 4, 0, 9]], [9, 9, [1, 0, 8, 9]],
]) {
  test(`on page ${page} of ${pages}`, () => assert.deepEqual(around(page, pages), expected));
}

for (const [names, expected] of [
  [["a"], "“a”"], [["a", "b", "c"], "“a”, “b” en “c”"],
  [["a", "b", "c", "d", "e"], "“a”, “b”, “c” en nog 2"],
  [["x".repeat(41)], `“${"x".repeat(40)}…”`], [["x".repeat(40)], `“${"x".repeat(40)}”`],
  [["😀".repeat(40)], `“${"😀".repeat(40)}”`], [["😀".repeat(41)], `“${"😀".repeat(40)}…”`],
]) {
  test(`of ${names} is said: ${expected}`, () => assert.equal(quoted(names, 3), expected));
}
