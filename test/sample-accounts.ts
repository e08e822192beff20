import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import {expect} from "vitest";
import {entities} from "../models/exports/index.ts";
import {repository} from "../pipelines/workspace.ts";
import {serviceValue} from "./service-value.ts";
import {rowsHere} from "./workspaces.ts";

const sampleExports = join(repository, "data", "sample", "exports");

type Account = {source_file: string; entity: string} & Record<
  | "rows_read"
  | "rows_accepted"
  | "rows_quarantined"
  | "rows_ignored"
  | "rows_current"
  | "rows_superseded"
  | "in_lake"
  | "in_quarantine",
  number
>;

/** Expects that of the sample's plain files no row was lost between the bytes, the lake, quarantine and the accounts. */
export async function expectEveryRow(folder: string): Promise<void> {
  const accounts = await accountsOf(folder);
  const plain = accounts.filter(({source_file}) => source_file.endsWith(".csv"));
  expect(plain.map(({source_file}) => source_file).sort()).toEqual((await plainExports()).sort());
  for (const account of plain) {
    const {source_file, rows_read, rows_accepted, rows_quarantined, rows_ignored} = account;
    const records = recordsOf(await readFile(join(sampleExports, source_file)));
    const filled = records.filter((record) => record.replaceAll(",", "").trim() !== "");
    expect([source_file, rows_read]).toEqual([source_file, records.length - 1]);
    expect([source_file, rows_accepted + rows_quarantined + rows_ignored]).toEqual([source_file, rows_read]);
    expect([source_file, account.rows_current + account.rows_superseded]).toEqual([
      source_file,
      rows_accepted
    ]);
    expect(rows_ignored).toBeGreaterThanOrEqual(records.length - filled.length);
    expect([source_file, account.in_lake]).toEqual([source_file, rows_accepted]);
    expect([source_file, account.in_quarantine]).toEqual([source_file, rows_quarantined]);
  }
  const status = JSON.parse((await serviceValue(["status", "--json", "--workspace", folder])).stdout);
  const sum = (name: keyof Account) => accounts.reduce((all, one) => all + Number(one[name]), 0);
  expect(status.rows.rows_read).toBe(sum("rows_read"));
  expect(status.rows.rows_current).toBe(sum("rows_current"));
}

/** The exports whose bytes can be counted without unpacking them. */
async function plainExports(): Promise<string[]> {
  const files = await readdir(sampleExports, {recursive: true});
  return files.filter((file) => file.endsWith(".csv"));
}

async function accountsOf(folder: string): Promise<Account[]> {
  const tables = Object.keys(entities).map((entity) => `select source_file, source_row from lake.${entity}`);
  return rowsHere<Account>(
    folder,
    `select loads.* exclude (exported_at), coalesce(lake.n, 0)::integer as in_lake, coalesce(bad.n, 0)::integer as in_quarantine
    from marts.loads as loads
    left join (
      select source_file, count(*) as n
      from (
        ${tables.join(" union all ")}
      )
      anti join marts.quarantine using (source_file, source_row)
      group by source_file
    ) as lake using (source_file)
    left join (select source_file, count(*) as n from marts.quarantine group by all) as bad using (source_file)`
  );
}

/** Splits a CSV file into its records, counting quotes letter by letter: no other reader of the project is asked. */
function recordsOf(bytes: Buffer): string[] {
  const records: string[] = [];
  let record = "";
  let isQuoted = false;
  for (const letter of decoded(bytes)) {
    if (letter === '"') isQuoted = !isQuoted;
    if (letter === "\n" && !isQuoted) {
      records.push(record);
      record = "";
    } else record += letter;
  }
  return record === "" ? records : [...records, record];
}

function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", {fatal: true}).decode(bytes);
  } catch {
    return new TextDecoder("gb18030", {fatal: true}).decode(bytes);
  }
}
