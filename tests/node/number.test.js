// A number in the form is what was meant, or refused.

import assert from "node:assert/strict";
import { test } from "node:test";
import { readNumber } from "../../theme_overrides/redactie/number.js";

for (const [typed, number] of [
  ["55", 55], [" 55 ", 55], ["-5", -5], ["0", 0], ["0,5", 0.5], ["1,5", 1.5], ["1.5", 1.5], ["0,125", 0.125],
  ["1.000,50", 1000.5], ["2.000.000", 2000000], ["1.234.567,89", 1234567.89], ["55 000", 55000],
  ["55\u00a0000", 55000], ["1 000,5", 1000.5], ["51.98200", 51.982], ["999999999999999", 999999999999999],
  ["51,9820", 51.982],
]) {
  test(`“${typed}” is ${number}`, () => assert.deepEqual(readNumber(typed), { number }));
}

for (const typed of [
  "55.000", "51,982", "-55.000", "1e3", "5-", "+5", "\u0663", "0123", "1,000,000", "12.34.56",
  ".5", "5.", "1.000.00", "0.000.000", "0,0000001", "1234567890123456", "€ 5", "5%", "500,-",
  "ca. 5", "40-60", "NaN", "Infinity", "0x10", "1 00", "\u22125",
]) {
  test(`“${typed}” is refused`, () => assert.deepEqual(Object.keys(readNumber(typed)), ["wrong"]));
}

// What the message says to write is taken as it is meant: see 51,9820 above.
for (const [typed, limits, said] of [
  ["55.000", {}, "Schrijf 55000 als u duizendtallen bedoelt, en anders 55."],
  ["51,982", {}, "en anders 51,9820."],
  ["51982", { min: 50.7, max: 53.7 }, "Schrijf een getal van minstens 50,7 en hooguit 53,7."],
  ["1,5", { whole: true }, "Schrijf een heel getal."],
]) {
  test(`of “${typed}” is said: ${said}`, () => assert.ok(readNumber(typed, limits).wrong.endsWith(said)));
}

for (const typed of ["51,982", "51.982"]) {
  test(`“${typed}” is not in doubt where it can only be the one`, () => {
    assert.deepEqual(readNumber(typed, { min: 50.7, max: 53.7 }), { number: 51.982 });
  });
}
