// What depends on the day of the visit, which the build does not know.

import { make } from "./make.js";

/** The day of the visit as 2026-11-22. */
export const today = () => new Date().toLocaleDateString("sv");

/**
 * Marks what is past, shows only what comes next where asked, and says which reviews are due.
 *
 * @param {ParentNode} root
 */
export function showDay(root) {
  const day = today();
  for (const item of root.querySelectorAll("[data-until]")) {
    item.classList.toggle("is-past", item.dataset.until < day);
  }
  for (const item of root.querySelectorAll("[data-past].is-past:not(:has(.past))")) {
    item.append(make("span", { className: "past" }, ` (${item.dataset.past})`));
  }
  showToday(root);
  for (const list of root.querySelectorAll("[data-upcoming]")) {
    const next = list.querySelector("li[data-until]:not(.is-past)");
    if (!next) continue;
    for (const item of list.querySelectorAll("li[data-until]")) item.hidden = item !== next;
    document.getElementById(list.dataset.upcomingFor).textContent = list.dataset.upcoming;
  }
  warnOfAge(root, day);
  for (const item of root.querySelectorAll("[data-due]")) {
    if (item.dataset.due >= day || item.querySelector(".due")) continue;
    item.append(" ", make("strong", { className: "due" }, "Toe aan controle"));
  }
}

/** Says at the top of a record's page that its check is too long ago. */
function warnOfAge(root, day) {
  const checked = root.querySelector(".page-foot [data-due]");
  if (!checked || checked.dataset.due >= day || root.querySelector(".old")) return;
  const date = checked.textContent.trim();
  const when = /^\d+ /.test(date) ? `op ${date}` : `in ${date}`;
  const words = `Deze pagina is voor het laatst nagekeken ${when}. Dat is meer dan anderhalf jaar geleden, dus er kan iets zijn veranderd.`;
  const title = root.querySelector("h1");
  (title.closest("header") ?? title).after(make("p", { className: "note old" }, words));
}

/**
 * Puts today on the timeline: a line between what is past and what is not.
 *
 * @param {ParentNode} root
 */
export function showToday(root) {
  root.querySelector(".timeline__today")?.remove();
  root.querySelector(".years__today")?.remove();
  const shown = [...root.querySelectorAll(".whole .timeline > li:not([hidden])")];
  if (!shown.length) return;
  const now = new Date();
  const words = now.toLocaleDateString("nl-NL", { day: "numeric", month: "long", year: "numeric" });
  const line = make("li", { className: "timeline__today", id: "vandaag" }, `Vandaag: ${words}`);
  const last = shown.findLast((item) => item.classList.contains("is-past"));
  if (last) last.after(line);
  else shown[0].before(line);
  const year = root.querySelector(`.years [data-year="${now.getFullYear()}"] .years__line`);
  if (!year) return;
  const start = new Date(now.getFullYear(), 0, 1).getTime();
  const share = (now.getTime() - start) / (new Date(now.getFullYear() + 1, 0, 1).getTime() - start);
  const mark = document.createElementNS("http://www.w3.org/2000/svg", "path");
  mark.setAttribute("class", "years__today");
  mark.setAttribute("d", `M${(100 * share).toFixed(1)},0v14`);
  year.append(mark);
}
