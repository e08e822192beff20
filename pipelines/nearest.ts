/** Returns the name that a misspelt one was most likely meant to be, or undefined when none is near. */
export function nearest(word: string, names: string[]): string | undefined {
  const near = names
    .map((name) => ({name, distance: distance(word.toLowerCase(), name.toLowerCase())}))
    .filter((one) => one.distance <= Math.max(1, Math.floor(word.length / 3)))
    .sort((a, b) => a.distance - b.distance);
  return near[0]?.name;
}

/** Names prepared to be compared with many others. */
export type NameIndex = {names: {name: string; core: string}[]; byPair: Map<string, number[]>};

/**
 * Returns the names most like a customer's, the likest first: those that hold its own part or lie in it, and those that
 * differ in less than half of its letters, once the legal suffix, brackets and spaces are left out.
 */
export function nearestNames(name: string, index: NameIndex, count: number): string[] {
  const core = coreOf(name);
  return candidates(core, index)
    .map((one) => ({name: one.name, unlike: unlikeness(core, one.core)}))
    .filter(({unlike}) => unlike < 0.5)
    .sort((a, b) => a.unlike - b.unlike || (a.name < b.name ? -1 : 1))
    .slice(0, count)
    .map((one) => one.name);
}

export function indexNames(list: string[]): NameIndex {
  const names = list.map((name) => ({name, core: coreOf(name)}));
  const byPair = new Map<string, number[]>();
  for (const [i, {core}] of names.entries())
    for (const pair of pairsOf(core)) {
      const places = byPair.get(pair);
      if (places) places.push(i);
      else byPair.set(pair, [i]);
    }
  return {names, byPair};
}

const mostVisited = 4000;
const mostCompared = 40;

// those that share most pairs of letters, rare pairs first: a pair that every name has tells nothing
function candidates(core: string, {names, byPair}: NameIndex): NameIndex["names"] {
  const shared = new Map<number, number>();
  let visited = 0;
  const places = pairsOf(core).map((pair) => byPair.get(pair) ?? []);
  for (const list of places.sort((a, b) => a.length - b.length)) {
    visited += list.length;
    if (visited > mostVisited && shared.size > 0) break;
    for (const i of list) shared.set(i, (shared.get(i) ?? 0) + 1);
  }
  return [...shared]
    .sort(([i, a], [j, b]) => b - a || names[i]!.core.length - names[j]!.core.length || i - j)
    .slice(0, mostCompared)
    .map(([i]) => names[i]!);
}

function pairsOf(core: string): string[] {
  const letters = [...`^${core}$`];
  return core === "" ? [] : [...new Set(letters.slice(1).map((letter, i) => letters[i]! + letter))];
}

const legal =
  /(股份)?有限(责任)?公司|(集团)?公司|集团|\b(co|company|ltd|limited|inc|corp|corporation|llc|gmbh|ag|plc)\b/gi;

// what is in brackets is nearly always a place
function coreOf(name: string): string {
  const plain = name.normalize("NFKC").replace(/[([{【〔].*?[)\]}】〕]/g, "");
  return plain
    .replace(legal, "")
    .replace(/[\s.,·&-]/g, "")
    .toLowerCase();
}

function unlikeness(a: string, b: string): number {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length >= 2 && long.includes(short)) return (1 - short.length / long.length) / 4;
  return distance(a, b) / long.length;
}

// letters to add, drop, change or swap with their neighbour
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({length: b.length + 1}, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    rows.push([i]);
    for (let j = 1; j <= b.length; j++) {
      const change = rows[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = isSwap ? rows[i - 2]![j - 2]! + 1 : Number.POSITIVE_INFINITY;
      rows[i]!.push(Math.min(rows[i - 1]![j]! + 1, rows[i]![j - 1]! + 1, change, swap));
    }
  }
  return rows[a.length]![b.length]!;
}
