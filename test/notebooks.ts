import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {expect} from "vitest";
import {listNotebooks} from "../pipelines/notebooks.ts";
import {ask} from "../pipelines/query.ts";
import {repository, workspaceAt} from "../pipelines/workspace.ts";

/** Each notebook's headline as marts have it: asked of the warehouse, by another road than the notebook's own. */
const headlines: Record<string, string> = {
  "free-expert-service":
    "select sum(free_expert_amount)::double as value from marts.customer_value where period_grain = 'quarter' and left(period, 4) = $period",
  "health-backtest":
    "select ratio as value from marts.health_backtest where basis = 'all' and tier = 'healthy' and outcome = 'renewal'",
  "incubated-amount":
    "select value from marts.metric_values where metric_code = 'M-40' and period = $period and dimension = 'company'",
  "near-misses":
    "select on_time_ratio as value from marts.timeliness_periods where period = $period and measure = 'resolution' and basis = 'applied' and dimension = 'company' and level = 'L2'",
  uplift:
    "select value from marts.metric_values where metric_code = 'M-44' and period = $period and dimension_value = 'closeness'",
  "what-mappings-lost": "select count(*)::integer as value from marts.quarantine",
  "who-moved-tier":
    "select sum(count_customers)::integer as value from marts.tier_movements where period = $period and from_tier <> to_tier and from_tier <> 'new' and to_tier <> 'gone'",
  "why-on-time-fell":
    "select value from marts.metric_values where metric_code = 'M-08' and period = $period and dimension = 'company'"
};

/** Holds that every query of every notebook answers with a row, and that each headline is a mart's value. */
export async function expectNotebooksAnswer(folder: string): Promise<void> {
  const workspace = workspaceAt(folder);
  const notebooks = await listNotebooks(workspace);
  expect(notebooks.map(({name}) => name)).toEqual(Object.keys(headlines));
  for (const {name, path} of notebooks) {
    const cells = sqlCells(await readFile(path, "utf8"));
    expect(cells.length, name).toBeGreaterThanOrEqual(3);
    for (const {output, sql} of cells) {
      const {rows} = await ask(workspace, sql, {isAnalysts: true});
      expect(rows.length, `${name} ${output}`).toBeGreaterThan(0);
      if (output !== "headline") continue;
      const {period, value} = rows[0] as {period: string; value: number};
      const parameters = headlines[name]!.includes("$period") ? {period} : {};
      const {rows: marts} = await ask(workspace, headlines[name]!, {parameters});
      expect(value, `${name} ${period}`).not.toBeNull();
      expect(marts, `${name} ${period}`).toEqual([{value: expect.closeTo(value, 9)}]);
    }
  }
}

/** Holds that the notebook that the README shows answers too. */
export async function expectReadmeAnswers(folder: string): Promise<void> {
  const readme = await readFile(join(repository, "README.md"), "utf8");
  const cells = sqlCells(readme.slice(readme.indexOf("### Notebooks")));
  expect(cells).toHaveLength(1);
  const {rows} = await ask(workspaceAt(folder), cells[0]!.sql, {isAnalysts: true});
  expect(rows.length).toBeGreaterThan(0);
}

/** Returns the SQL cells of a notebook. */
function sqlCells(notebook: string): {output: string; sql: string}[] {
  const cells = notebook.matchAll(/<script[^>]*application\/sql[^>]*output="(\w+)"[^>]*>(.*?)<\/script>/gs);
  return [...cells].map(([, output, sql]) => ({output: output!, sql: sql!}));
}
