import {integer, periodColumns, varchar} from "../contract.ts";

/** Columns that every table of appraisal begins with. */
export const personPeriod = {
  person_id: varchar({zh: "工号", en: "staff number", isPersonal: true}),
  ...periodColumns(),
  unit_id: varchar({
    zh: "部门编号（期末所在；空为没有部门）",
    en: "unit id (at the period's end; empty: none known)"
  }),
  role: varchar({zh: "岗位（空为没有记录）", en: "post (empty: none on record)"})
};

export const presence = {
  present_days: integer({zh: "期内在职天数", en: "days employed in the period", unit: "days"}),
  period_days: integer({zh: "期间天数", en: "days of the period", unit: "days"})
};
