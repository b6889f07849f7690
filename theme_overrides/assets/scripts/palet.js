// What a page does beyond showing itself. Everything works without it.

// Marks what is past on the day of the visit, and shows only what comes next where asked.
function markPast() {
  const today = new Date().toLocaleDateString("sv"); // 2026-11-22
  for (const item of document.querySelectorAll("[data-until]")) {
    item.classList.toggle("is-past", item.dataset.until < today);
  }
  for (const list of document.querySelectorAll("[data-upcoming]")) {
    const next = list.querySelector("[data-until]:not(.is-past)");
    if (!next) continue;
    for (const item of list.querySelectorAll("[data-until]")) item.hidden = item !== next;
    document.getElementById(list.dataset.upcomingFor).textContent = list.dataset.upcoming;
  }
}

// The card of an intervention that stands on another page of the list: no more than search knows.
function shortCard(form, id, { title, summary }) {
  const link = Object.assign(document.createElement("a"), { href: `${form.action}${id}/`, textContent: title });
  const heading = Object.assign(document.createElement("h2"), { className: "card__title" });
  const text = Object.assign(document.createElement("p"), { className: "card__summary", textContent: summary });
  const card = Object.assign(document.createElement("li"), { className: "card" });
  heading.append(link);
  card.append(heading, text);
  return card;
}

// Searches the list of interventions: the query is in the address (?q=...).
async function find(form) {
  const query = (new URLSearchParams(location.search).get("q") ?? "").trim().slice(0, 200);
  if (!query) return;
  form.q.value = query;
  const count = document.getElementById("count");
  const list = document.querySelector("#list .cards");
  const cards = new Map(Array.from(list.children, (card) => [card.dataset.id, card]));
  count.textContent = "Zoeken…";
  try {
    const pagefind = await import(new URL(form.dataset.index, location.href).href);
    const found = await pagefind.search(query, { filters: { kind: "interventie" } });
    const pages = await Promise.all(found.results.map((result) => result.data()));
    list.replaceChildren(...pages.map((page) => {
      const id = page.url.split("/").filter(Boolean).pop();
      return cards.get(id) ?? shortCard(form, id, page.meta);
    }));
    document.querySelector(".paging")?.remove();
    const amount = list.children.length;
    count.textContent = `${amount} ${amount === 1 ? "interventie" : "interventies"} voor “${query}”. `;
  } catch {
    count.textContent = "Zoeken lukt nu niet. Hieronder staan alle interventies. ";
  }
  const all = document.createElement("a");
  all.href = form.action;
  all.textContent = "Toon alle interventies";
  count.append(all);
}

markPast();
const form = document.getElementById("find");
if (form) find(form);
