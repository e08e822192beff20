import {type FormName, forms} from "./forms.ts";
import {messes, type Outcome} from "./messes.ts";
import type {World} from "./world.ts";

/** What the sample did to a file on purpose, in rows. */
export type Planned = Record<Exclude<Outcome, "read">, number> & {
  totals: number;
  blanks: number;
  titles: number;
};

const blank = {every: 347, at: 101};

/** Returns the mess of one form; it applies each kind at its rows and counts what must come of it. */
export function createMess(name: FormName, world: World) {
  const columns: string[] = forms[name].columns;
  const own = messes
    .filter((one) => one.form === name)
    .map((one) => ({...one, column: columns.indexOf(one.column ?? "")}));
  const planned: Planned = {
    quarantined: 0,
    superseded: 0,
    aliased: 0,
    unmatched: 0,
    totals: 0,
    blanks: 0,
    titles: 0
  };
  return {
    planned,
    /** Changes a cell of the row at that position, if it is one's turn; returns whether the row can still be read. */
    apply(cells: string[], position: number): boolean {
      const mess = own.find(({every, at, kind}) => position % every === at && kind !== "same row twice");
      if (!mess) return true;
      const {column, becomes, write} = mess;
      const text = write(cells[column]!, world);
      if (text === undefined) return true;
      cells[column] = text;
      if (becomes !== "read") planned[becomes]++;
      return becomes !== "quarantined";
    },
    isRepeated: (position: number) =>
      own.some(({every, at, kind}) => kind === "same row twice" && position % every === at),
    isBlank(position: number): boolean {
      const isTurn = position % blank.every === blank.at && !forms[name].sheet;
      if (isTurn) planned.blanks++;
      return isTurn;
    }
  };
}

/** Tells whether the row at that position of a form will be broken. */
export function isBroken(name: FormName, position: number): boolean {
  const mess = messes.find(({form, every, at}) => form === name && position % every === at);
  return mess?.becomes === "quarantined";
}
