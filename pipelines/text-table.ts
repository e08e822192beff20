/** Returns rows as a table for a terminal, its columns as wide as their widest cell. */
export function textTable(head: string[], rows: string[][]): string {
  const widths = head.map((_, i) => Math.max(...[head, ...rows].map((row) => widthOf(row[i]!))));
  const line = (row: string[]) =>
    row
      .map((cell, i) => cell + " ".repeat(widths[i]! - widthOf(cell)))
      .join("  ")
      .trimEnd();
  return `${[line(head), widths.map((width) => "─".repeat(width)).join("  "), ...rows.map(line)].join("\n")}\n`;
}

/** Returns how many columns of a terminal a text takes: a Han letter takes two. */
export function widthOf(text: string): number {
  let width = 0;
  for (const letter of text)
    width +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(
        letter
      )
        ? 2
        : 1;
  return width;
}
