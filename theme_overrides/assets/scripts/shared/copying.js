// Buttons that copy a text.

import { make } from "./make.js";

/**
 * Lets the buttons with `data-copy` copy it, and say so.
 *
 * @param {ParentNode} root
 */
export function offerToCopy(root) {
  for (const button of root.querySelectorAll("[data-copy]")) {
    const said = make("span", { className: "copied" });
    said.setAttribute("role", "status");
    button.after(" ", said);
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(button.dataset.copy);
        said.textContent = "Gekopieerd";
      } catch {
        said.textContent = "Kopiëren lukt hier niet. Selecteer de tekst en kopieer hem zelf.";
      }
    });
  }
}
