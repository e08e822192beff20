import type {Subject} from "./index.ts";

export const ticket: Subject = {
  name: "ticket",
  label: {zh: "工单", en: "ticket"},
  ids: {table: "marts.tickets", column: "ticket_id"},
  sections: [
    {
      name: "record",
      label: {zh: "记录", en: "the record"},
      none: {zh: "没有", en: "none"},
      columns: {
        ticket_id: {zh: "工单编号", en: "ticket id"},
        customer_name: {zh: "客户名称", en: "customer name"},
        customer_id: {zh: "客户编号", en: "customer id"},
        level: {zh: "级别", en: "level"},
        status: {zh: "状态", en: "status"},
        team: {zh: "负责团队", en: "owner's team"},
        source_file: {zh: "文件", en: "file"},
        source_row: {zh: "行", en: "row"}
      }
    }
  ]
};
