const sniffed = 1 << 16;

type CsvRecord = {line: number; cells: string[]};

/** Parses a small CSV text whole, or its first `most` records; each keeps the line it starts on. */
export function parseCsv(text: string, delimiter = ",", most = Number.POSITIVE_INFINITY): CsvRecord[] {
  const records: CsvRecord[] = [];
  let line = 1;
  let start = 1;
  let cells: string[] = [];
  let cell = "";
  let isQuoted = false;
  const source = text.replace(/^\ufeff/, "");
  for (let i = 0; i < source.length && records.length < most; i++) {
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
  if (records.length < most && (cell !== "" || cells.length > 0))
    records.push({line: start, cells: [...cells, cell.replace(/\r$/, "")]});
  return records;
}

/** Returns what may part the cells of a text, first what splits its first line most, then what makes a wide row. */
export function delimiters(text: string): string[] {
  const plain = text.slice(0, sniffed).replace(/"[^"]*"/g, "");
  const lines = plain.split("\n").filter((line) => line.trim() !== "");
  const ways = [",", "\t", ";", "|"].map((delimiter) => {
    const counts = lines.slice(0, 20).map((line) => line.split(delimiter).length);
    return {delimiter, first: counts[0] ?? 1, most: Math.max(1, ...counts)};
  });
  return ways.sort((a, b) => b.first - a.first || b.most - a.most).map(({delimiter}) => delimiter);
}

/** Returns a record of a CSV file that Excel opens unchanged. */
export function csvLine(cells: string[]): string {
  return `${cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(",")}\r\n`;
}

const formula = /^[\s\u00a0\u3000]*[=+\-@＝＋－＠﹣﹢﹦﹫−]|^[\t\r\n]/;

/** Returns a text that no spreadsheet takes for a formula: a quote before what begins like one, full-width or not. */
export function inert(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}
