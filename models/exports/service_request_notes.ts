import {entity, field} from "../contract.ts";

/** 服务便笺: notes of a service request (SPEC §3.5). */
export const serviceRequestNotes = entity(
  "service_request_notes",
  {zh: "服务便笺", en: "service notes"},
  {
    row: {zh: "一条服务便笺", en: "one note of a service request"},
    key: [["note_id"], ["request_id", "created_at", "note_kind", "content"]],
    fields: {
      note_id: field("id", "便笺编号", "note id"),
      request_id: field("id", "服务请求编号", "service request id", {
        required: true,
        aliases: ["服务请求#", "服务请求号", "SR编号"]
      }),
      note_kind: field("category", "便笺类型", "kind of note"),
      content: field("text", "便笺内容", "content", {required: true, bare: ["内容"]}),
      created_at: field("timestamp", "便笺创建时间", "created at", {bare: ["创建时间"]}),
      author: field("person", "便笺创建人", "author", {bare: ["创建人"]})
    }
  }
);
