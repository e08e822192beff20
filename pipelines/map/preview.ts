import {delimiters} from "../csv.ts";
import {type HeadRow, type Opened, type OpenOptions, openSources, type View} from "../source.ts";

/** The first rows of one table of a file, cut into cells one way, before it is known which of them is the header. */
export type Preview = {
  sheet: string;
  rows: HeadRow[];
  delimiter?: string;
  opened: Opened;
  view: View;
};

const rowLimit = 60;

/** Returns the first rows of each table of a file that is not hidden; of a text, once for each way to part its cells. */
export async function previews(path: string, open: OpenOptions): Promise<Preview[]> {
  const tables = await openSources(path, open);
  const shown = tables.filter(({isHidden}) => !isHidden);
  return (shown.length > 0 ? shown : tables).flatMap((opened) =>
    opened.views.map((view) => ({
      sheet: opened.sheet,
      rows: view.rows.slice(0, rowLimit),
      opened,
      view,
      ...(view.delimiter ? {delimiter: view.delimiter} : {})
    }))
  );
}

/** Returns whether the delimiter of a text is seen from its header alone. */
export function isSeen({rows, delimiter}: Preview, headerRow: number): boolean {
  const line = rows.find(({row}) => row === headerRow)?.cells.join(delimiter) ?? "";
  return delimiter === undefined || delimiters(line)[0] === delimiter;
}
