import {FileAttachment} from "observablehq:stdlib";

/** Returns what paper says besides the page: the run and the metrics, and with `isWhole` the dictionary. */
export async function facts(isWhole) {
  const [run, metrics, dictionary] = await Promise.all([
    FileAttachment("../../data/run.json").json(),
    FileAttachment("../../data/metrics.json").json(),
    isWhole ? FileAttachment("../../data/dictionary.json").json() : []
  ]);
  return {run, metrics, dictionary};
}
