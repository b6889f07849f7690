// The switch between light and dark. The theme keeps the choice, and sets the
// colours of a new page by its own inline script; this does the switching.

const SYSTEM = "(prefers-color-scheme)";

/** Lets the switch work, and follows the system while nothing else is chosen. */
export function followPalette() {
  const form = document.querySelector("[data-md-component=palette]");
  if (!form) return;
  const inputs = [...form.querySelectorAll("input")];
  const labels = [...form.querySelectorAll("label")];
  const dark = matchMedia("(prefers-color-scheme: dark)");

  const show = (index) => {
    inputs[index].checked = true;
    labels.forEach((label, other) => { label.hidden = other !== index; });
    const { mdColorMedia: media } = inputs[index].dataset;
    const wanted = `(prefers-color-scheme: ${dark.matches ? "dark" : "light"})`;
    const by = media === SYSTEM ? inputs.find((input) => input.dataset.mdColorMedia === wanted) : inputs[index];
    const { mdColorScheme: scheme, mdColorPrimary: primary, mdColorAccent: accent } = by.dataset;
    document.body.dataset.mdColorScheme = scheme;
    return { media, scheme, primary, accent };
  };

  const kept = unlessBlocked(() => window.__md_get("__palette")?.index);
  let chosen = kept in inputs ? kept : 0;
  show(chosen);
  inputs.forEach((input, index) => input.addEventListener("change", () => {
    chosen = index;
    const color = show(index);
    unlessBlocked(() => window.__md_set("__palette", { index, color }));
  }));
  dark.addEventListener("change", () => show(chosen));
}

/**
 * What an action gives, or nothing where the browser does not let a page keep anything.
 *
 * @template Result
 * @param {() => Result} action
 */
function unlessBlocked(action) {
  try {
    return action();
  } catch {
    return undefined;
  }
}
