// What depends on the day of the visit, which the build does not know.

/** The day of the visit as 2026-11-22. */
export const today = () => new Date().toLocaleDateString("sv");

/** Marks what is past, shows only what comes next where asked, and says which reviews are due. */
export function showDay(root) {
  const day = today();
  for (const item of root.querySelectorAll("[data-until]")) {
    item.classList.toggle("is-past", item.dataset.until < day);
  }
  for (const list of root.querySelectorAll("[data-upcoming]")) {
    const next = list.querySelector("[data-until]:not(.is-past)");
    if (!next) continue;
    for (const item of list.querySelectorAll("[data-until]")) item.hidden = item !== next;
    document.getElementById(list.dataset.upcomingFor).textContent = list.dataset.upcoming;
  }
  for (const item of root.querySelectorAll("[data-due]")) {
    if (item.dataset.due >= day || item.querySelector(".due")) continue;
    const mark = document.createElement("strong");
    mark.className = "due";
    mark.textContent = "Toe aan controle";
    item.append(" ", mark);
  }
}
