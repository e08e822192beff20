import type {OpenOptions} from "../source.ts";
import {type Preview, previews} from "./preview.ts";
import {shapes} from "./shapes.ts";
import {tokensOf, type Words} from "./words.ts";

export type Place = {sheet: string; headerRow: number; delimiter?: string; cells: string[]; preview: Preview};

type Options = OpenOptions & {sheet?: string | undefined; headerRow?: number | undefined};

const searched = 25;

/** Returns for each sheet where its header most likely stands, the likeliest first. */
export async function findHeaders(path: string, words: Words, options: Options): Promise<Place[]> {
  const scored = (await previews(path, options))
    .filter(({sheet}) => options.sheet === undefined || sheet === options.sheet)
    .flatMap((preview) => rowsOf(preview, words, options.headerRow));
  const best = new Map<string, (typeof scored)[number]>();
  for (const one of scored) {
    const other = best.get(one.place.sheet);
    if (!other || one.score > other.score) best.set(one.place.sheet, one);
  }
  return [...best.values()].sort((a, b) => b.score - a.score).map(({place}) => place);
}

function rowsOf(preview: Preview, words: Words, asked: number | undefined) {
  const {sheet, rows, delimiter} = preview;
  return rows
    .filter(({row}, i) => (asked === undefined ? i < searched : row >= asked))
    .slice(0, asked === undefined ? searched : 1)
    .map(({row, cells}) => ({
      score: scoreOf(cells, {row, preview, words}),
      place: {sheet, headerRow: row, cells, preview, ...(delimiter ? {delimiter} : {})}
    }));
}

// many short, different, known words over cells of another kind, as wide as what stands below
function scoreOf(
  cells: string[],
  {row, preview, words}: {row: number; preview: Preview; words: Words}
): number {
  const filled = cells.map((cell) => cell.trim()).filter(Boolean);
  if (filled.length < 2) return filled.length === 1 && preview.rows.length < 2 ? 0.1 : 0;
  const share = (test: (cell: string) => boolean) => filled.filter(test).length / filled.length;
  const below = preview.rows.filter((one) => one.row > row).slice(0, 20);
  const widths = below.map((one) => one.cells.filter((cell) => cell.trim() !== "").length);
  const width = Math.max(filled.length, ...widths);
  const known = share((cell) => tokensOf(words, cell).some((t) => t.senses.some(({weight}) => weight > 0)));
  const isUnlike = cells.filter((_, i) => below.some((one) => isValue(one.cells[i] ?? ""))).length;
  return (
    share((cell) => cell.length <= 40 && !isValue(cell)) * 1.5 +
    known * 1.5 +
    (filled.length / width) * 1.5 +
    (new Set(filled).size / filled.length) * 0.5 +
    (isUnlike / cells.length) * 0.7 +
    Math.min(filled.length, 6) * 0.15 -
    row * 0.02
  );
}

function isValue(cell: string): boolean {
  const text = cell.trim();
  return (
    shapes.money.test(text) ||
    shapes.isoDay.test(text) ||
    shapes.isoTime.test(text) ||
    shapes.slashDay.test(text) ||
    shapes.email.test(text) ||
    shapes.url.test(text)
  );
}
