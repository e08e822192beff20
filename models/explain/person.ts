import type {Subject} from "./index.ts";

const period = {zh: "期间", en: "period"};
const kpi = {zh: "指标", en: "KPI"};

export const person: Subject = {
  name: "person",
  label: {zh: "员工", en: "person"},
  isForHr: true,
  ids: {table: "marts.appraisal_totals", column: "person_id"},
  sections: [
    {
      name: "totals",
      label: {zh: "建议分（待人工复核）", en: "suggested scores (to be reviewed by people)"},
      none: {zh: "没有", en: "none"},
      columns: {
        period,
        role: {zh: "岗位", en: "post"},
        unit: {zh: "部门", en: "unit"},
        status: {zh: "状态", en: "status"},
        score: {zh: "建议分", en: "score"},
        coverage_ratio: {zh: "覆盖率", en: "coverage"},
        least_score: {zh: "最低可能", en: "at least"},
        most_score: {zh: "最高可能", en: "at most"},
        present_days: {zh: "在职天数", en: "days present"},
        is_vetoed: {zh: "触发否决线", en: "veto line crossed"}
      }
    },
    {
      name: "posts",
      label: {zh: "任职", en: "posts held"},
      none: {zh: "没有任职记录", en: "none on record"},
      columns: {
        role: {zh: "岗位", en: "post"},
        unit: {zh: "部门", en: "unit"},
        valid_from: {zh: "起", en: "from"},
        valid_to: {zh: "至（不含）", en: "until (exclusive)"},
        basis: {zh: "来自", en: "from"}
      }
    },
    {
      name: "items",
      label: {zh: "分项", en: "KPIs"},
      none: {zh: "岗位没有方案", en: "the post has no scheme"},
      columns: {
        period,
        kpi_code: kpi,
        rule: {zh: "规则", en: "rule"},
        raw_value: {zh: "实际值", en: "value"},
        target: {zh: "目标", en: "target"},
        weight: {zh: "权重", en: "weight"},
        score: {zh: "得分", en: "score"},
        status: {zh: "状态", en: "status"},
        reason: {zh: "原因", en: "why"},
        count_evidence: {zh: "依据", en: "records"}
      }
    },
    {
      name: "evidence",
      label: {zh: "依据（最近一期至今）", en: "records of the newest period"},
      none: {zh: "没有", en: "none"},
      columns: {
        kpi_code: kpi,
        fact_date: {zh: "日期", en: "date"},
        record_id: {zh: "记录", en: "record"},
        state: {zh: "状态", en: "state"},
        reason: {zh: "原因", en: "why"},
        share: {zh: "份额", en: "share"},
        numerator: {zh: "计入值", en: "value"},
        denominator: {zh: "计入基数", en: "base"},
        source_file: {zh: "文件", en: "file"},
        source_row: {zh: "行", en: "row"}
      }
    }
  ]
};
