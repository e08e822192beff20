/** Parses a small CSV text whole; each record keeps the line it starts on. */
export function parseCsv(text: string, delimiter = ","): {line: number; cells: string[]}[] {
  const records: {line: number; cells: string[]}[] = [];
  let line = 1;
  let start = 1;
  let cells: string[] = [];
  let cell = "";
  let isQuoted = false;
  const source = text.replace(/^\ufeff/, "");
  for (let i = 0; i < source.length; i++) {
    const letter = source[i]!;
    if (letter === "\n") line++;
    if (isQuoted) {
      if (letter !== '"') cell += letter;
      else if (source[i + 1] === '"') cell += source[++i];
      else isQuoted = false;
    } else if (letter === '"' && cell === "") isQuoted = true;
    else if (letter === delimiter) {
      cells.push(cell);
      cell = "";
    } else if (letter === "\n") {
      records.push({line: start, cells: [...cells, cell.replace(/\r$/, "")]});
      cells = [];
      cell = "";
      start = line;
    } else cell += letter;
  }
  if (cell !== "" || cells.length > 0)
    records.push({line: start, cells: [...cells, cell.replace(/\r$/, "")]});
  return records;
}

/** Returns the delimiter that splits the header line most often: the first from `headerRow` on that holds anything. */
export function detectDelimiter(text: string, headerRow = 1): string {
  const lines = text.replace(/"[^"]*"/g, "").split("\n");
  const first = lines.find((line, i) => i >= headerRow - 1 && line.trim() !== "") ?? "";
  const counts = [",", "\t", ";", "|"].map(
    (delimiter) => [first.split(delimiter).length, delimiter] as const
  );
  return counts.reduce((best, one) => (one[0] > best[0] ? one : best))[1];
}

/** Returns a record of a CSV file that Excel opens unchanged. */
export function csvLine(cells: string[]): string {
  return `${cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(",")}\r\n`;
}
