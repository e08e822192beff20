import {z} from "zod";
import {count, dated, text} from "./cells.ts";
import type {PolicyTable, Setting} from "./table.ts";

const amount = z.string().regex(/^\d+(\.\d{1,2})?$/);
const basis = z.enum(["included", "excluded"]);

/** Decisions about income and cost: SPEC §11, §14. */
export const moneySettings: Record<string, Setting> = {
  order_total_basis: {
    schema: z.enum(["total", "lines"]),
    about: {
      zh: "总计与明细不符时以何为准，A-47",
      en: "what counts where an order's total and its lines differ, A-47"
    }
  },
  void_order_statuses: {
    schema: text,
    about: {
      zh: "不计收入的订单状态或审核状态，以 | 分隔",
      en: "order or review statuses that earn nothing, separated by |"
    }
  },
  maintenance_contract_types: {
    schema: text,
    about: {
      zh: "视为维保收入的合同类型，以 | 分隔；按天分摊",
      en: "contract types that are maintenance income, separated by |; earned day by day"
    }
  },
  statement_tax_basis: {
    schema: basis,
    about: {
      zh: "损益与客户价值的税口径：含税 included，不含税 excluded",
      en: "tax basis of profit and loss and customer value"
    }
  },
  unrecorded_tax_basis: {
    schema: basis,
    about: {
      zh: "来源没有写明含税与否的金额按此理解，并计数",
      en: "basis taken for amounts whose source does not say; they are counted"
    }
  },
  timesheet_approval: {
    schema: z.enum(["if_recorded", "required"]),
    about: {
      zh: "没有审批栏的工时导出：if_recorded 视为已批准，required 视为未批准",
      en: "timesheets of an export without approvals: taken as approved, or not"
    }
  },
  task_max_hours: {
    schema: count.pipe(z.number().positive()),
    about: {
      zh: "任务起止超过此小时数则不当作工时",
      en: "a task that took longer than these hours is no measure of work"
    }
  },
  delivery_work_kinds: {
    schema: text,
    about: {
      zh: "视为项目交付的工时类型，以 | 分隔；项目记有成本时不再计一次",
      en: "kinds of work that are project delivery, separated by |; not counted again where projects record a cost"
    }
  },
  utilisation_roles: {
    schema: text,
    about: {
      zh: "计算利用率的岗位，以 | 分隔；没有员工导出时为所有填报工时的人，M-51",
      en: "posts whose utilisation is measured, separated by |; without an export of persons everybody who books hours, M-51"
    }
  },
  workday_hours: {
    schema: count.pipe(z.number().positive().max(24)),
    about: {zh: "每个工作日的可用工时，M-51", en: "available hours of a working day, M-51"}
  },
  outsourced_expense_kinds: {
    schema: text,
    about: {
      zh: "视为外包费的费用类型，以 | 分隔",
      en: "expense kinds that are outsourced fees, separated by |"
    }
  },
  expert_window_days: {
    schema: count.pipe(z.number().positive()),
    about: {
      zh: "免费专家服务之后多少天内的商机列为其旁的回报，A-39",
      en: "days after free expert service in which opportunities stand beside its cost, A-39"
    }
  }
};

export const moneyTables: PolicyTable[] = [
  {
    name: "cost_rates",
    label: {zh: "内部成本费率", en: "internal cost rates"},
    columns: z.object({grade: text, hourly_rate_amount: amount, ...dated}),
    key: ["grade"],
    types: {hourly_rate_amount: "decimal(18,2)"},
    optional: ["valid_from", "valid_to"]
  }
];
