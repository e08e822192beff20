import {z} from "zod";
import {double, integer, mart, orNull, periodColumns, varchar} from "../contract.ts";

const none = ["期初没有项目有记录", "no project had a record at the start"] as const;

export const behaviourPeriods = mart("behaviour_periods", {
  label: {zh: "项目行为规律", en: "project behaviour"},
  grain: {zh: "每个期间与项目类型一行", en: "one row per period and project type"},
  questions: {
    zh: "项目行为规律掌握了多少，比期初多了多少？",
    en: "how much of the projects' behaviour is known, and how much more than at the start?"
  },
  key: ["period_grain", "period_start", "project_type"],
  audiences: ["executives", "analysts"],
  executives: {},
  columns: z.object({
    ...periodColumns(["quarter", "year"]),
    project_type: varchar({
      zh: "项目类型，all 为全部，* 为没有写明",
      en: "project type; all of them; * not recorded"
    }),
    count_projects: integer({zh: "有记录的项目", en: "projects with a record"}),
    count_required: integer({zh: "应掌握的要素", en: "elements to know"}),
    count_known: integer({zh: "已掌握的要素", en: "elements known"}),
    mastery_ratio: double({zh: "掌握度（M-45）", en: "mastery (M-45)", unit: "0–1"}),
    count_matched: integer({zh: "期初也有记录的项目", en: "projects that had a record at the start too"}),
    mastery_start: orNull(
      double({zh: "其期初掌握度", en: "their mastery at the start", unit: "0–1"}),
      ...none
    ),
    mastery_end: orNull(double({zh: "其期末掌握度", en: "their mastery at the end", unit: "0–1"}), ...none),
    uplift: orNull(double({zh: "提升度", en: "uplift", unit: "0–1, percentage points"}), ...none)
  })
});
