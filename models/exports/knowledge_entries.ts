import {entity, field} from "../contract.ts";

/** 知识库: what closed cases and feedback left behind (R-40, SPEC §7.4). */
export const knowledgeEntries = entity(
  "knowledge_entries",
  {zh: "知识库条目", en: "knowledge base entries"},
  {
    row: {zh: "一个知识库条目", en: "one knowledge base entry"},
    key: "knowledge_id",
    fields: {
      knowledge_id: field("id", "知识库编号", "entry id", {
        required: true,
        aliases: ["知识编号", "条目编号"]
      }),
      title: field("category", "知识标题", "title", {bare: ["标题"]}),
      knowledge_kind: field("category", "知识类别", "kind", {bare: ["类别", "分类"]}),
      ticket_id: field("id", "工单编号", "ticket id", {aliases: ["问题编号", "关联工单编号"]}),
      request_id: field("id", "服务请求编号", "service request id", {aliases: ["服务请求#"]}),
      feedback_id: field("id", "反馈编号", "feedback id", {aliases: ["关联反馈编号"]}),
      author: field("person", "知识作者", "author", {bare: ["作者", "创建人"]}),
      created_at: field("timestamp", "创建时间", "created at", {aliases: ["创建日期", "入库时间"]})
    }
  }
);
