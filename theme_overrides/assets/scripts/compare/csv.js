// A comparison as a table for a spreadsheet program.

const BLOCKS = "p, li, h3, ul, ol, div";

/**
 * The text of nodes, on lines as a reader sees them; a reference as [1], a link to elsewhere with its address.
 *
 * @param {Iterable<Node>} nodes
 */
export function plain(nodes) {
  const lines = [...nodes].map(text).join("").split("\n");
  return lines.map((line) => line.replace(/\s+/g, " ").trim()).filter(Boolean).join("\n");
}

/**
 * @param {Node} node
 * @returns {string}
 */
function text(node) {
  if (!(node instanceof Element)) return node.textContent.replace(/\s+/g, " ");
  if (node.matches(".ref")) return ` [${node.textContent}]`;
  if (node.matches(".out")) return ` ${/** @type {HTMLAnchorElement} */ (node).href}`;
  const inner = [...node.childNodes].map(text).join("");
  if (node.matches(".quiet, .due")) return ` (${inner.trim()})`;
  if (node.matches(".figure__amount")) return `${inner}: `;
  if (node.matches("ol > li")) return `\n[${[...node.parentElement.children].indexOf(node) + 1}] ${inner}\n`;
  return node.matches(BLOCKS) ? `\n${inner}\n` : inner;
}

/**
 * Rows as CSV for the Dutch Excel: with semicolons, and a mark that says the text is UTF-8.
 *
 * @param {string[][]} rows
 */
export function csv(rows) {
  return `\uFEFF${rows.map((row) => `${row.map(field).join(";")}\r\n`).join("")}`;
}

/**
 * One cell, in quotes; a program must not take it for a formula.
 *
 * @param {string} value
 */
function field(value) {
  const safe = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(value) ? `'${value}` : value;
  return `"${safe.replace(/"/g, '""')}"`;
}

/** Lets the browser save a text as a file. */
export function download(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address)); // the download has begun by then
}
