// What shows all that its address asks for, in turns: it may be asked for more before it is done.

import { make } from "./make.js";

/** Returns a function that begins a turn, and so ends the turn before it. */
export function turns() {
  let last = 0;
  return () => {
    last += 1;
    const mine = last;
    return { isFirst: mine === 1, isOver: () => mine !== last };
  };
}

/**
 * Puts an address in the history, unless it is there already.
 *
 * @param {string} address
 */
export function visit(address) {
  const { pathname, search } = new URL(address, location.href);
  if (pathname + search !== location.pathname + location.search) history.pushState(null, "", address);
}

/**
 * Says in a place what the visitor must know, in the place of what it said before.
 *
 * @param {Element} place
 * @param {string[]} notices
 */
export function say(place, notices) {
  place.replaceChildren(...notices.map((textContent) => make("p", { className: "note", textContent })));
}

/**
 * Sets the focus where a button was that has gone: on the one that stands there now.
 *
 * @param {NodeListOf<HTMLElement>} buttons
 * @param {number} place
 * @param {HTMLElement} otherwise
 */
export function focusAt(buttons, place, otherwise) {
  (buttons[Math.min(place, buttons.length - 1)] ?? otherwise).focus();
}
