import {columnsOf, type Mart} from "../models/contract.ts";
import {marts} from "../models/marts/index.ts";
import type {Model} from "./models.ts";

/** Returns what the site says of each table its pages read: its columns that are published, and what it is made of. */
export function siteDictionary(models: Model[]) {
  return (Object.values(marts) as Mart[])
    .filter(({executives}) => executives)
    .map((contract) => {
      const {name, label, grain, executives} = contract;
      const shown = columnsOf(contract).filter(
        ([column, meta]) => !meta.isPersonal && (executives!.columns?.includes(column) ?? true)
      );
      return {
        name: `marts.${name}`,
        label_zh: label.zh,
        label_en: label.en,
        grain_zh: grain.zh,
        grain_en: grain.en,
        reads: models.find((model) => model.name === `marts.${name}`)?.inputs ?? [],
        columns: shown.map(([column, {zh, en, unit, nulls}]) => ({
          name: column,
          zh,
          en,
          unit: unit ?? null,
          null_zh: nulls?.zh ?? null,
          null_en: nulls?.en ?? null
        }))
      };
    });
}
