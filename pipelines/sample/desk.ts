import {mkdir, rm} from "node:fs/promises";
import {dirname, join} from "node:path";
import {entityOf, type Form, type FormName, forms, type Row} from "./forms.ts";
import {createMess, type Planned} from "./mess.ts";
import {openRows, type Rows} from "./rows.ts";
import {createBooks} from "./workbooks.ts";
import type {World} from "./world.ts";

/** What became of a file: rows with a key, and what was done to them on purpose. */
export type Written = {path: string; form: FormName; entity: string; rows: number; planned: Planned};

/** What the benchmark measures: tickets in the columns of their form, contracts and opportunities. */
const shortForms: FormName[] = ["tickets", "contracts", "contractCorrections", "opportunities"];

/** All exports being written; rows of forms that were not asked for go nowhere. */
export type Desk = {
  wants: (name: FormName) => boolean;
  /** Returns false if the row was broken on purpose, so that nobody will find it by its number. */
  write: <N extends FormName>(name: N, row: Row<N>, sheet?: string) => boolean;
  /** Writes one record in two states; the late one follows some rows later. */
  writeTwice: <N extends FormName>(name: N, early: Row<N>, late: Row<N>) => void;
  /** Tells that a row just written gives way to one of another export. */
  supersede: (name: FormName) => void;
  /** Writes a row of the source documents as it is. */
  quote: <N extends FormName>(name: N, row: Row<N>, sheet?: string) => void;
  writeSum: <N extends FormName>(name: N, row: Row<N>, sheet?: string) => void;
  /** Rows of the form so far: the position of the next one. */
  position: (name: FormName) => number;
  flush: () => Promise<void>; // what is full
  close: () => Promise<Written[]>;
};

type Open = {
  rows: Rows;
  columns: readonly string[];
  count: number;
  position: number;
  mess: ReturnType<typeof createMess>;
};

export async function openDesk(world: World, folder: string, {isShort}: {isShort: boolean}): Promise<Desk> {
  const names = isShort ? shortForms : (Object.keys(forms) as FormName[]);
  const books = createBooks(folder);
  const opened = new Map<FormName, Open>();
  for (const name of names) {
    const columns = isShort && name === "tickets" ? forms.oldTickets.columns : forms[name].columns;
    const rows = forms[name].sheet ? books.open(name) : await openFile(folder, {...forms[name], columns});
    opened.set(name, {rows, columns, count: 0, position: 0, mess: createMess(name, world)});
  }
  const texts = [...opened.values()].map(({rows}) => rows);
  return {
    wants: (name) => opened.has(name),
    position: (name) => opened.get(name)?.position ?? 0,
    write(name, row, sheet) {
      const one = opened.get(name);
      if (!one) return true;
      const cells = cellsOf(one, row);
      const isWhole = one.mess.apply(cells, one.position++);
      if (books.turnTo(name, sheet)) one.mess.planned.titles++;
      if (one.mess.isRepeated(one.position - 1)) repeat(one, cells);
      else one.rows.write(cells);
      one.count++;
      if (one.mess.isBlank(one.position - 1)) one.rows.writeBlank();
      return isWhole;
    },
    writeTwice(name, early, late) {
      const one = opened.get(name);
      if (!one) return;
      one.position++;
      one.count += 2;
      one.mess.planned.superseded++;
      one.rows.writeTwice(cellsOf(one, early), cellsOf(one, late));
    },
    supersede(name) {
      const one = opened.get(name);
      if (one) one.mess.planned.superseded++;
    },
    quote(name, row, sheet) {
      const one = opened.get(name);
      if (!one) return;
      if (books.turnTo(name, sheet)) one.mess.planned.titles++;
      one.rows.write(cellsOf(one, row));
      one.count++;
    },
    writeSum(name, row, sheet) {
      const one = opened.get(name);
      if (!one) return;
      if (books.turnTo(name, sheet)) one.mess.planned.titles++;
      one.mess.planned.totals++;
      one.rows.writeSum(cellsOf(one, row));
    },
    async flush() {
      for (const rows of texts) if (rows.isFull()) await rows.flush();
    },
    async close() {
      for (const [name, {rows, count}] of opened) {
        await rows.close();
        if (count === 0 && !forms[name].sheet) await rm(join(folder, forms[name].file));
      }
      await books.close();
      const filled = [...opened].filter(([, {count}]) => count > 0);
      return filled.map(([name, {count, mess}]) => ({
        path: join(folder, forms[name].file),
        form: name,
        entity: entityOf(name),
        rows: count,
        planned: mess.planned
      }));
    }
  };
}

function repeat(one: Open, cells: string[]): void {
  const {rows, mess} = one;
  one.count++;
  rows.writeTwice(cells, cells);
  mess.planned.superseded++;
}

function cellsOf({columns}: Open, row: object): string[] {
  const cells = row as Record<string, string | number | undefined>;
  return columns.map((column) => String(cells[column] ?? ""));
}

async function openFile(folder: string, form: Form): Promise<Rows> {
  const path = join(folder, form.file);
  await mkdir(dirname(path), {recursive: true});
  return openRows(path, form);
}
