/** Returns for each row of a table of gains (all ≥ 0) its column, one to one, such that the sum is greatest; -1 for none. */
export function assign(gains: number[][]): number[] {
  const rows = gains.length;
  const width = Math.max(rows, ...gains.map((row) => row.length), 0);
  const cost = (row: number, column: number) => -(gains[row - 1]?.[column - 1] ?? 0);
  const rowPotential = new Array<number>(width + 1).fill(0);
  const columnPotential = new Array<number>(width + 1).fill(0);
  const rowOf = new Array<number>(width + 1).fill(0);
  for (let row = 1; row <= width; row++) {
    const way = new Array<number>(width + 1).fill(0);
    const least = new Array<number>(width + 1).fill(Number.POSITIVE_INFINITY);
    const isUsed = new Array<boolean>(width + 1).fill(false);
    rowOf[0] = row;
    let at = 0;
    do {
      isUsed[at] = true;
      const current = rowOf[at]!;
      let delta = Number.POSITIVE_INFINITY;
      let next = 0;
      for (let column = 1; column <= width; column++) {
        if (isUsed[column]) continue;
        const reduced = cost(current, column) - rowPotential[current]! - columnPotential[column]!;
        if (reduced < least[column]!) {
          least[column] = reduced;
          way[column] = at;
        }
        if (least[column]! < delta) {
          delta = least[column]!;
          next = column;
        }
      }
      for (let column = 0; column <= width; column++)
        if (isUsed[column]) {
          rowPotential[rowOf[column]!]! += delta;
          columnPotential[column]! -= delta;
        } else least[column]! -= delta;
      at = next;
    } while (rowOf[at] !== 0);
    while (at !== 0) {
      rowOf[at] = rowOf[way[at]!]!;
      at = way[at]!;
    }
  }
  const columnOf = new Array<number>(rows).fill(-1);
  rowOf.forEach((row, column) => {
    if (column > 0 && row > 0 && (gains[row - 1]?.[column - 1] ?? 0) > 0) columnOf[row - 1] = column - 1;
  });
  return columnOf;
}
