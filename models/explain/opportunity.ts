import type {Subject} from "./index.ts";

export const opportunity: Subject = {
  name: "opportunity",
  label: {zh: "商机", en: "opportunity"},
  ids: {table: "marts.opportunities", column: "opportunity_id"},
  sections: [
    {
      name: "record",
      label: {zh: "记录", en: "the record"},
      none: {zh: "没有", en: "none"},
      columns: {
        opportunity_id: {zh: "商机编号", en: "opportunity id"},
        customer_name: {zh: "客户名称", en: "customer name"},
        customer_id: {zh: "客户编号", en: "customer id"},
        opportunity_class: {zh: "商机级别", en: "class"},
        stage: {zh: "阶段", en: "stage"},
        status: {zh: "状态", en: "status"},
        amount: {zh: "金额", en: "amount"},
        win_ratio: {zh: "赢率", en: "probability"},
        expected_signed_date: {zh: "预计签约", en: "expected"},
        age_days: {zh: "在途天数", en: "days open"},
        count_slips: {zh: "推迟次数", en: "times put off"},
        slipped_days: {zh: "推迟天数", en: "days put off"},
        missing_fields: {zh: "缺少的必填内容", en: "required fields missing"},
        source_file: {zh: "文件", en: "file"},
        source_row: {zh: "行", en: "row"}
      }
    },
    {
      name: "origin",
      label: {zh: "归属", en: "how it counts"},
      none: {zh: "没有", en: "none"},
      columns: {
        basis: {zh: "口径", en: "basis"},
        is_service_born: {zh: "来自服务", en: "born of service"},
        is_influenced: {zh: "受服务影响", en: "influenced"},
        is_partner: {zh: "伙伴商机", en: "a partner's"},
        origin_kind: {zh: "来源类型", en: "origin"},
        origin_id: {zh: "来源编号", en: "origin id"},
        origin_basis: {zh: "来源依据", en: "how it is known"},
        count_links: {zh: "关联记录数", en: "records linked"}
      }
    },
    {
      name: "links",
      label: {zh: "关联的服务记录", en: "records of service linked to it"},
      none: {zh: "没有关联", en: "none linked"},
      columns: {
        kind: {zh: "类型", en: "kind"},
        record_id: {zh: "编号", en: "id"},
        relation: {zh: "关系", en: "relation"},
        basis: {zh: "依据", en: "known by"}
      }
    },
    {
      name: "dates",
      label: {zh: "时间与金额", en: "dates and amounts"},
      none: {zh: "没有", en: "none"},
      columns: {
        created_at: {zh: "创建", en: "created"},
        incubated_at: {zh: "孵化", en: "incubated"},
        incubation_basis: {zh: "孵化依据", en: "known by"},
        approved_at: {zh: "立项", en: "approved"},
        signed_at: {zh: "签约", en: "signed"},
        ended_at: {zh: "结束", en: "ended"},
        won_amount: {zh: "赢单金额", en: "won amount"},
        won_amount_basis: {zh: "金额依据", en: "amount known by"},
        recorded_won_amount: {zh: "记录的赢单金额", en: "won amount as recorded"},
        lost_reason: {zh: "输单原因", en: "reason of the loss"}
      }
    },
    {
      name: "contracts",
      label: {zh: "签下的合同", en: "contracts signed on it"},
      none: {zh: "没有", en: "none"},
      columns: {
        contract_id: {zh: "合同编号", en: "contract id"},
        signed_date: {zh: "签约", en: "signed"},
        amount: {zh: "金额", en: "amount"},
        coverage: {zh: "履约", en: "state"},
        source_file: {zh: "文件", en: "file"},
        source_row: {zh: "行", en: "row"}
      }
    },
    {
      name: "credits",
      label: {zh: "记给谁", en: "who is credited"},
      none: {zh: "作废，不记", en: "void: nobody"},
      columns: {
        person_id: {zh: "人员", en: "person"},
        role: {zh: "角色", en: "role"},
        credit_basis: {zh: "依据", en: "basis"},
        credit_ratio: {zh: "份额", en: "share"},
        credited_amount: {zh: "金额", en: "amount"},
        credited_won_amount: {zh: "赢单金额", en: "won amount"}
      }
    },
    {
      name: "gates",
      label: {zh: "应过的关口", en: "gates its stage requires"},
      none: {zh: "还没有该过的关口，或没有导出关口", en: "none due yet, or no gates exported"},
      columns: {
        position: {zh: "次序", en: "place"},
        gate_code: {zh: "关口", en: "gate"},
        state: {zh: "状态", en: "state"},
        passed_at: {zh: "通过时间", en: "passed at"}
      }
    },
    {
      name: "history",
      label: {zh: "历史：当时所知", en: "history: what was known when"},
      none: {zh: "没有", en: "none"},
      columns: {
        known_from: {zh: "自", en: "from"},
        known_to: {zh: "至", en: "until"},
        basis: {zh: "依据", en: "basis"},
        stage: {zh: "阶段", en: "stage"},
        status: {zh: "状态", en: "status"},
        amount: {zh: "金额", en: "amount"},
        expected_signed_date: {zh: "预计签约", en: "expected"},
        owner_id: {zh: "负责人", en: "owner"},
        source_file: {zh: "文件", en: "file"},
        source_row: {zh: "行", en: "row"}
      }
    },
    {
      name: "settings",
      label: {zh: "起作用的设置", en: "settings that decide"},
      none: {zh: "没有", en: "none"},
      columns: {
        name: {zh: "名称", en: "name"},
        value: {zh: "值", en: "value"}
      }
    }
  ]
};
