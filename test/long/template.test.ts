import {it} from "vitest";
import {entities} from "../../models/exports/index.ts";
import type {Language} from "../../pipelines/messages.ts";
import {expectLoaded} from "../template-loads.ts";

it.each<Language>(["zh", "en"])(
  "a filled template of every entity in %s loads to the values written",
  (language) => expectLoaded(Object.values(entities).map((entity) => [entity, language]))
);
