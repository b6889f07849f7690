// How a question is taken apart.

import assert from "node:assert/strict";
import { test } from "node:test";
import { splits, words } from "../../theme_overrides/assets/scripts/search/question.js";

for (const [query, expected] of [
  ["Schulden bij jongeren", ["schulden", "jongeren"]],
  ["wat werkt er tegen eenzaamheid?", ["eenzaamheid"]],
  ["en of de het", ["en", "of", "de", "het"]],
  ["wijk wijk WIJK", ["wijk"]],
  ["Rotterdam-Zuid, 's-Gravenhage & foto’s", ["rotterdam-zuid", "s-gravenhage", "foto’s"]],
  ["2026 café 日本", ["2026", "café", "日本"]],
  ["?! …", []], ["", []],
]) {
  test(`the words that matter of “${query}”`, () => assert.deepEqual(words(query), expected));
}

for (const [word, expected] of [
  ["buurtbus", [["buur", "tbus"]]],
  ["buurtvader", [["buur", "tvader"], ["buurt", "vader"], ["buurtv", "ader"]]],
  ["werkschulden", [
    ["werk", "schulden"], ["werks", "chulden"], ["werk", "chulden"], ["werksc", "hulden"], ["werksch", "ulden"],
    ["werkschu", "lden"],
  ]],
  ["bus", []], ["", []],
]) {
  test(`the parts of “${word}”`, () => assert.deepEqual([...splits(word)], expected));
}
