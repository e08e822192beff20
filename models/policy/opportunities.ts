import {text} from "./cells.ts";
import type {Setting} from "./table.ts";

/** Decisions about what service brings in: SPEC §14, A-26…. */
export const opportunitySettings: Record<string, Setting> = {
  service_origin_kinds: {
    schema: text,
    about: {
      zh: "视为服务孵化的商机来源，以 | 分隔",
      en: "origins that make an opportunity service-born, separated by |"
    }
  }
};
