import {mkdir, rename, writeFile} from "node:fs/promises";
import {join} from "node:path";
import type {BuildPlan} from "./build.ts";
import {now} from "./clock.ts";
import {fileMask} from "./file-names.ts";
import {sha256} from "./hash.ts";
import {readSecret} from "./secret.ts";
import type {Workspace} from "./workspace.ts";

const producer = "urn:service-value";
const facets = "https://openlineage.io/spec/facets";
const namespace = "service-value";

/**
 * Writes a published run's OpenLineage events (spec 2-0-2), one line each, to `ledger/lineage/<run_id>.jsonl`: one of
 * the run, with the exports it read, and one of each model. Columns are in `service-value docs`, told once, not per run.
 * They are made to be sent to a catalogue: a file whose name may hold a person's bears the keyed one that pages show.
 */
export async function writeLineage(workspace: Workspace, plan: BuildPlan, run_id: string): Promise<void> {
  const eventTime = now().toISOString();
  const parent = {run: {runId: uuidOf(run_id)}, job: {namespace, name: "run"}};
  const mask = await fileMask(await readSecret(workspace));
  const files = [...new Set(plan.sources.loads.map(({source_file}) => mask("file", source_file)))].sort();
  const marts = plan.models.map(({name}) => name).filter((name) => name.startsWith("marts."));
  const whole = event({
    ...parent,
    eventTime,
    inputs: files.map((name) => ({namespace: `${namespace}/exports`, name})),
    outputs: marts.map(dataset)
  });
  const models = plan.models.map(({name, inputs}) =>
    event({
      eventTime,
      run: {
        runId: uuidOf(`${run_id} ${name}`),
        facets: {parent: {...facet("1-0-1/ParentRunFacet"), ...parent}}
      },
      job: {namespace, name},
      inputs: inputs.map(dataset),
      outputs: [dataset(name)]
    })
  );
  const folder = join(workspace.ledger, "lineage");
  await mkdir(folder, {recursive: true});
  await writeFile(
    join(folder, `.${run_id}.part`),
    [whole, ...models].map((one) => `${JSON.stringify(one)}\n`).join("")
  );
  await rename(join(folder, `.${run_id}.part`), join(folder, `${run_id}.jsonl`));
}

function event(parts: {eventTime: string; run: object; job: object; inputs: object[]; outputs: object[]}) {
  const schemaURL = "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent";
  return {eventType: "COMPLETE", producer, schemaURL, ...parts};
}

function dataset(name: string): {namespace: string; name: string} {
  return {namespace, name};
}

function facet(path: string) {
  const name = path.split("/")[1]!;
  return {_producer: producer, _schemaURL: `${facets}/${path}.json#/$defs/${name}`};
}

// OpenLineage wants a UUID; the same run gives the same
function uuidOf(text: string): string {
  const hex = sha256(text);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
