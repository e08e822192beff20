import {FileAttachment} from "observablehq:stdlib";

/** Returns what the site publishes of its figures: the run, the metrics, the settings in force and the dictionary. */
export async function knowledge() {
  const [run, metrics, settings, dictionary] = await Promise.all([
    FileAttachment("../../data/run.json").json(),
    FileAttachment("../../data/metrics.json").json(),
    FileAttachment("../../data/settings.json").json(),
    FileAttachment("../../data/dictionary.json").json()
  ]);
  return {run, metrics, settings, dictionary};
}
