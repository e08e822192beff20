import {join} from "node:path";
import {expect, it} from "vitest";
import {subjects} from "../models/explain/index.ts";
import {openDatabase} from "../pipelines/duckdb.ts";
import {sectionSql} from "../pipelines/explain.ts";
import {heldWorkspace} from "./held-workspace.ts";
import {serviceValue} from "./service-value.ts";
import {runHere, ticketsCsv, write} from "./workspaces.ts";

const held = heldWorkspace(async (made) => {
  await write(join(made, "exports", "工单_20241231.csv"), ticketsCsv([{id: "FW1"}, {id: "FW2"}]));
  await runHere(made, {stages: ["load", "build"]});
});

it("names the nearest ids where there is no such record, and the subjects where there is no such thing", async () => {
  const folder = held.folder();
  const wrong = await serviceValue(["explain", "ticket", "FW20", "--workspace", folder, "--lang", "en"]);
  expect(wrong.code).toBe(2);
  expect(wrong.stderr).toBe("no ticket has the id “FW20”. The nearest are: FW2, FW1.\n");
  const odd = await serviceValue(["explain", "tiket", "FW2", "--workspace", folder, "--lang", "en"]);
  expect(odd.code).toBe(2);
  expect(odd.stderr).toContain(subjects.map(({name}) => name).join(", "));
});

it("binds every section against a warehouse, with a word for each of its columns", async () => {
  const folder = held.folder();
  const database = await openDatabase(join(folder, "warehouse.duckdb"), {readOnly: true, folder});
  try {
    for (const subject of subjects)
      for (const section of subject.sections) {
        const prepared = await database.connection.runAndReadAll(await sectionSql(subject, section.name), {
          id: "FW1"
        });
        expect([section.name, ...prepared.columnNames()]).toEqual([
          section.name,
          ...Object.keys(section.columns)
        ]);
      }
  } finally {
    database.close();
  }
});
