import {entity, field} from "../contract.ts";
import {currency, customer} from "./parts.ts";

/** 回款: what was due and what came in (SPEC §3.6, §11). */
export const payments = entity(
  "payments",
  {zh: "回款", en: "payments"},
  {
    row: {zh: "一笔回款或应收", en: "one payment, due or received"},
    key: [["payment_id"]],
    batch: ["contract_id", "due_date", "paid_date"],
    fields: {
      payment_id: field("id", "回款编号", "payment id", {aliases: ["回款单号", "收款单号"]}),
      contract_id: field("id", "合同编号", "contract id", {aliases: ["合同号"]}),
      project_id: field("id", "项目编号", "project id"),
      ...customer,
      due_amount: field("amount", "应收金额", "amount due", {aliases: ["计划回款金额", "应回款金额"]}),
      due_date: field("date", "应收日期", "due on", {aliases: ["计划回款日期"]}),
      amount: field("amount", "回款金额", "amount received", {aliases: ["实际回款金额", "到账金额"]}),
      paid_date: field("date", "回款日期", "received on", {aliases: ["实际回款日期", "到账日期"]}),
      currency,
      payment_method: field("category", "回款方式", "payment method", {aliases: ["付款方式"]}),
      invoice_id: field("id", "发票编号", "invoice id", {aliases: ["发票号"]})
    }
  }
);
