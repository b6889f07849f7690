// The address of the list: what is written is read the same, and whatever is asked is understood.

import assert from "node:assert/strict";
import { test } from "node:test";
import { read, write } from "../../theme_overrides/assets/scripts/find/address.js";
import { LONGEST } from "../../theme_overrides/assets/scripts/search/question.js";
import { often, oneOf, several, some } from "./random.js";

const OPTIONS = { thema: ["wonen", "werk", "zorg"], gebied: ["a-1", "b-2"], controle: ["nodig"] };
const BUILT_IN = ["__proto__", "constructor", "toString", "length", "0"];
const FACETS = {
  options: new Map(Object.entries(OPTIONS).map(([facet, ids]) => [facet, new Map(ids.map((id) => [id, 0]))])),
  former: { thema: { huis: "wonen", weg: "bestaat-niet-meer" } },
};
const PARAMETERS = ["q", "thema", "gebied", "sorteer", "pagina", "anders", "__proto__", "constructor", ""];
const VALUES = [...Object.values(OPTIONS).flat(), "huis", "weg", ...BUILT_IN, "naam", "relevantie", "2", "007", ""];
const SIGNS = [..."?&=%,+#qtpéx01 <\"'\\😀ﬁ\u0301\u00a0\u2003\u200b\u0000\n", "%E0%A4%A", "%00", "q=", "thema=", "&pagina="];
const VISIBLE = [..."abcXYZ0189éüß日本語😀?&=%,+#<>\"'\\/;:."];

const text = (below, most, signs = SIGNS) => several(below, most, () => oneOf(below, signs)).join("");

function readAgain(search) {
  const first = read(search, FACETS);
  const written = write(first.state);
  const second = read(written, FACETS);
  assert.deepEqual(second.state, first.state, search);
  assert.deepEqual([[...second.missing], second.odd, second.cut], [[], [], false], search);
  assert.equal(write(second.state), written, search);
  const { query, chosen, sort, page } = first.state;
  assert.ok([...query].length <= LONGEST && query === query.trim(), search);
  assert.deepEqual([...chosen.keys()], Object.keys(OPTIONS));
  for (const [facet, ids] of chosen) for (const id of ids) assert.ok(OPTIONS[facet].includes(id), search);
  assert.ok(["naam", "controle", "onderbouwing", ...(query ? ["relevantie"] : [])].includes(sort), search);
  assert.ok(Number.isInteger(page) && page >= 1, search);
}

test("what is written is read the same", () => {
  for (const search of [
    "?q=%E0%A4%A&thema=%&pagina=%00", "?thema=wonen&thema=werk,huis&thema=wonen", `?q=${"😀".repeat(300)}`,
    `?q=${"a ".repeat(300)}`, `?q=${" ".repeat(300)}x`, "?sorteer=relevantie&q=x&pagina=999999",
    "?sorteer=relevantie&pagina=01",
  ]) readAgain(search);
  often(1000, (below) => readAgain(`?${text(below, 40)}`));
  often(1000, (below) => {
    const value = () => (below(2) ? oneOf(below, VALUES) : text(below, 12));
    const pair = () => `${below(4) ? oneOf(below, PARAMETERS) : text(below, 4)}=${several(below, 4, value).join(",")}`;
    readAgain(`?${several(below, 8, pair).join("&")}`);
  });
});

test("a choice is read as it was meant", () => {
  often(1000, (below) => {
    const chosen = Object.fromEntries(Object.entries(OPTIONS).map(([facet, ids]) => [facet, some(below, ids)]));
    const wrong = several(below, 3, () => `${text(below, 8).replaceAll(",", "")}!`);
    const sort = oneOf(below, ["naam", "controle", "onderbouwing"]);
    const [query, page] = [text(below, LONGEST, VISIBLE).normalize("NFC"), 1 + below(999_999)];
    const search = new URLSearchParams([
      ["q", query], ...[...chosen.thema, ...wrong].map((theme) => ["thema", theme]),
      ["gebied", chosen.gebied.join(",")], ["controle", chosen.controle.join(",")],
      ["sorteer", sort], ["pagina", page],
    ]);
    const { state, missing } = read(`?${search}`, FACETS);
    assert.deepEqual(state.chosen, new Map(Object.entries(chosen).map(([facet, ids]) => [facet, new Set(ids)])));
    assert.deepEqual([state.query, state.sort, state.page], [query, sort, page]);
    assert.deepEqual([...missing], wrong.length ? [["thema", [...new Set(wrong)]]] : []);
  });
});

for (const [search, written] of [
  ["", ""], ["?", ""], ["?q=&thema=&pagina=1&sorteer=onderbouwing", ""], ["?sorteer=naam", "?sorteer=naam"],
  ["?thema=werk&thema=wonen", "?thema=werk,wonen"], ["?thema=huis,wonen", "?thema=wonen"],
  ["?thema=weg", ""], ["?q=a%20%20b", "?q=a+b"], ["?q=a%2Bb%26c%25", "?q=a%2Bb%26c%25"],
  ["?sorteer=relevantie", ""], ["?q=x&sorteer=relevantie", "?q=x"],
  ["?q=x&sorteer=naam", "?q=x&sorteer=naam"], ["?pagina=7&utm_source=y", "?pagina=7"],
  ["?pagina=7&pagina=8", "?pagina=7"], ["?gebied=b-2&thema=zorg", "?thema=zorg&gebied=b-2"],
]) {
  test(`the shortest address is written: ${search} becomes ${written}`, () => {
    assert.equal(write(read(search, FACETS).state), written);
  });
}

for (const id of BUILT_IN) {
  test(`what every object has is no option: ${id}`, () => {
    const { state, missing } = read(`?thema=${id},wonen&gebied=${id}&${id}=wonen`, FACETS);
    assert.deepEqual(state.chosen, new Map([["thema", new Set(["wonen"])], ["gebied", new Set()], ["controle", new Set()]]));
    assert.deepEqual([...missing], [["thema", [id]], ["gebied", [id]]]);
    assert.deepEqual(Object.keys(Object.prototype), []);
  });
}
