// Numbers as Dutch readers write them.

/**
 * Return a number as Dutch readers write it, without dots for thousands.
 *
 * @param {number} number
 */
export function written(number) {
  return String(number).replace(".", ",");
}

/**
 * Return the numbers that a text can mean, by how Dutch readers write them.
 *
 * @param {string} text
 */
function readings(text) {
  const sign = text.startsWith("-") ? -1 : 1;
  const digits = text.replace(/^-/, "");
  /** @type {number[]} */
  const found = [];
  const whole = digits.replaceAll(/[ .]/g, "").replace(",", ".");
  if (/^0\d/.test(digits)) return found;
  const groups = /^\d{1,3}(?:(?: \d{3})+|(?:\.\d{3})+)(?:,\d+)?$/.test(digits);
  if (groups && !digits.startsWith("0")) found.push(sign * Number(whole));
  if (/^\d+(?:[.,]\d+)?$/.test(digits)) found.push(sign * Number(digits.replace(",", ".")));
  // With three digits behind it, a comma can be meant as the English do.
  if (/^[1-9]\d{0,2},\d{3}$/.test(digits)) found.push(sign * Number(digits.replace(",", "")));
  return [...new Set(found)];
}

/**
 * Return the number that a text stands for, or in Dutch why that is not sure. A number that is
 * too long to keep every digit of, or that could be meant in two ways, is never guessed.
 *
 * @param {string} typed
 * @param {{ min?: number, max?: number, whole?: boolean }} [limits]
 * @returns {{ number?: number, wrong?: string }}
 */
export function readNumber(typed, { min = -Infinity, max = Infinity, whole = false } = {}) {
  const text = typed.trim().replaceAll(/[\u00a0\u2009\u202f]/g, " ");
  const found = readings(text);
  if (!found.length) {
    return { wrong: "Schrijf alleen cijfers, met een komma voor decimalen: 5000 of 1,5." };
  }
  if (text.replaceAll(/\D/g, "").length > 15 || found.some((n) => String(n).includes("e"))) {
    return { wrong: "Dit getal is te lang. Schrijf hooguit 15 cijfers, en hooguit 6 decimalen." };
  }
  const fitting = found.filter((n) => n >= min && n <= max);
  if (!fitting.length) {
    const most = max === Infinity ? "" : ` en hooguit ${written(max)}`;
    return { wrong: `Schrijf een getal van minstens ${written(min)}${most}.` };
  }
  if (fitting.length > 1) {
    const [large, small] = fitting.sort((one, other) => Math.abs(other) - Math.abs(one));
    const decimal = Number.isInteger(small) ? written(small) : `${written(small)}0`;
    const both = `Schrijf ${large} als u duizendtallen bedoelt, en anders ${decimal}.`;
    return { wrong: `'${text}' kan op twee manieren worden gelezen. ${both}` };
  }
  if (whole && !Number.isInteger(fitting[0])) return { wrong: "Schrijf een heel getal." };
  return { number: fitting[0] };
}
