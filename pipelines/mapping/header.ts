const marks = /^\*+|\*+$|\((必填|选填|必填项|必录|required|optional)\)\*?$/g;

/**
 * Returns what a column's name is compared by: letter case, width, blanks, line breaks, underscores and hyphens,
 * quotes around it and the marks of a form (`*`, 必填) make no difference, so that `Ticket ID`, `ticket_id` and
 * `TicketId` are one name. Brackets and all else do: 合同金额 is not 合同金额(万元).
 */
export function headerKey(name: string): string {
  return name
    .normalize("NFKC")
    .trim()
    .replace(/^(["'`])(.*)\1$/su, "$2")
    .toLowerCase()
    .replace(/[\s_\-–]/g, "")
    .replace(marks, "");
}

/** Returns the places of the columns that a name stands for: written so, else alike, else `#3` or `#C` by position. */
export function placesOf(name: string, header: string[]): number[] {
  const same = indexes(header, (cell) => cell.trim() === name.trim() && name.trim() !== "");
  if (same.length > 0) return same;
  const key = headerKey(name);
  const alike = key === "" ? [] : indexes(header, (cell) => headerKey(cell) === key);
  if (alike.length > 0) return alike;
  const position = positionOf(name.trim());
  return position !== undefined && position < header.length ? [position] : [];
}

/** Returns the column of a spreadsheet's letters, counted from 0: A is 0, AA is 26. */
export function columnOfLetters(letters: string): number {
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function positionOf(name: string): number | undefined {
  const [, number, letters] = name.match(/^#(?:([1-9]\d{0,4})|([A-Za-z]{1,3}))$/) ?? [];
  if (number) return Number(number) - 1;
  return letters ? columnOfLetters(letters) : undefined;
}

function indexes(header: string[], test: (cell: string) => boolean): number[] {
  return header.flatMap((cell, i) => (test(cell) ? [i] : []));
}
