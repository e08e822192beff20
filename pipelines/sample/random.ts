/** Numbers in [0, 1). */
export type Random = () => number;

/** Returns a stream that depends on the three integers and nothing else (sfc32; no state is shared between streams). */
export function createRandom(seed: number, stream: number, index: number): Random {
  let a = seed | 0;
  let b = Math.imul(stream, 0x9e3779b1) ^ Math.floor(seed / 0x100000000);
  let c = index | 0;
  let counter = 1;
  function next(): number {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 0x100000000;
  }
  for (let round = 0; round < 12; round++) next(); // the author's warm-up: before it, near seeds give near numbers
  return next;
}

export function pick<T>(items: readonly T[], random: Random): T {
  return items[Math.floor(random() * items.length)]!;
}

/** Returns an integer from `low` to `high`, both inclusive. */
export function pickInteger(low: number, high: number, random: Random): number {
  return low + Math.floor(random() * (high - low + 1));
}

/** Returns the position that `random` falls on, where `shares` are the sizes of the positions; the last takes the rest. */
export function pickShare(shares: readonly number[], random: Random): number {
  let rest = random();
  for (let position = 0; position < shares.length; position++) {
    rest -= shares[position]!;
    if (rest < 0) return position;
  }
  return shares.length - 1;
}

/**
 * Returns a heavy-tailed ratio that is at most 1 with the given probability (log-logistic).
 * `spread` 1 is the plain odds, 0.5 their root: nothing but operations that IEEE 754 rounds exactly, so that
 * every machine writes the same bytes.
 */
export function pickRatio(probability: number, spread: 1 | 0.5, random: Random): number {
  const u = random();
  const odds = (u / (1 - u)) * ((1 - probability) / probability);
  return spread === 1 ? odds : Math.sqrt(odds);
}
