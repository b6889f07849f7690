// The way to the other pages of a list.

import { make } from "../shared/make.js";

/**
 * Links to the pages around this one, each with its address; `go` shows a page without leaving this one.
 *
 * @param {number} page
 * @param {number} pages
 * @param {(page: number) => string} address
 * @param {(page: number) => void} go
 */
export function paging(page, pages, address, go) {
  const items = around(page, pages).map((number) => {
    if (!number) return make("li", { className: "paging__gap", textContent: "…" });
    const link = make("a", { href: address(number), textContent: String(number) });
    link.setAttribute("aria-label", `Pagina ${number}`);
    if (number === page) link.setAttribute("aria-current", "page");
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      go(number);
    });
    return make("li", {}, link);
  });
  const all = make("nav", { className: "paging" }, make("ol", {}, ...items));
  all.setAttribute("aria-label", "Pagina's");
  return all;
}

/**
 * The pages to offer: the first, the last and those around, with 0 for a gap.
 *
 * @param {number} page
 * @param {number} pages
 */
export function around(page, pages) {
  const near = [1, page - 1, page, page + 1, pages].filter((number) => number >= 1 && number <= pages);
  const shown = [...new Set(near)];
  return shown.flatMap((number, i) => (i && number > shown[i - 1] + 1 ? [0, number] : [number]));
}
