// Made up for a test, and the same every time.

/** A source of whole numbers below a bound (Park and Miller's generator, with a seed). */
export function source(seed) {
  let state = seed;
  return (bound) => {
    state = (state * 48_271) % 0x7fffffff;
    return state % bound;
  };
}

/** Runs a test so many times, each with a source of its own. */
export function often(times, test) {
  for (let seed = 1; seed <= times; seed += 1) test(source(seed * 7919), seed);
}

export const oneOf = (below, items) => items[below(items.length)];

/** Some of these, each with one chance in two. */
export const some = (below, items) => items.filter(() => below(2));

export const several = (below, most, make) => Array.from({ length: below(most + 1) }, make);
