/** Returns the name that a misspelt one was most likely meant to be, or undefined when none is near. */
export function nearest(word: string, names: string[]): string | undefined {
  const near = names
    .map((name) => ({name, distance: distance(word.toLowerCase(), name.toLowerCase())}))
    .filter((one) => one.distance <= Math.max(1, Math.floor(word.length / 3)))
    .sort((a, b) => a.distance - b.distance);
  return near[0]?.name;
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
