import type {Entity} from "../models/contract.ts";
import {entities} from "../models/exports/index.ts";
import {Failure} from "./failure.ts";
import {type Language, say} from "./messages.ts";
import {nearest} from "./nearest.ts";

/** Returns the entity of a name or a label in either language; throws a usage failure that names those there are. */
export function entityCalled(name: string): Entity {
  const wanted = name.trim().toLowerCase();
  const found = Object.values(entities).find((one) =>
    [one.name, one.label.zh, one.label.en].some((called) => called.toLowerCase() === wanted)
  );
  if (found) return found;
  const names = Object.keys(entities);
  const meant = nearest(name, names);
  const allowed = (language: Language) =>
    names.join(", ") + (meant ? say("did_you_mean", language, {name: meant}) : "");
  throw new Failure("usage", "fault_unknown_entity", {name, allowed});
}
