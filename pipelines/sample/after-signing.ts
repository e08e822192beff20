import {endMinute, lastDay, nextWorkday} from "./calendar.ts";
import type {Contract} from "./contracts.ts";
import {industryOf, serviceContact, sizeOf} from "./customers.ts";
import type {Desk} from "./desk.ts";
import {writeYuan} from "./money.ts";
import {writeProject} from "./projects.ts";
import {createRandom, pick, pickInteger, type Random} from "./random.ts";
import {begins} from "./story.ts";
import {pickMinutes, reached} from "./ticket-times.ts";
import {handoverNeeds, handoverTerms} from "./words.ts";
import {contactName, streams, type World, writePerson} from "./world.ts";

const methods = ["银行转账", "银行转账", "承兑汇票", "支票"];
const paymentsFrom = -365; // older ones are in the old books

/** Writes what follows a signature: the handover (T1), the payments, the delivery project. */
export function writeAfterSigning(world: World, desk: Desk, contract: Contract): void {
  const random = createRandom(world.seed, streams.signing, hash(contract.id));
  if (contract.kind !== "续签" && contract.signedOn >= 0) {
    writeHandover(world, desk, contract, random);
    writeProject(world, desk, contract, random);
  }
  if (contract.signedOn >= paymentsFrom) writePayments(world, desk, contract, random);
}

function hash(id: string): number {
  return [...id].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) | 0, 7);
}

// every time of the chain hangs on the one before it
function handOver({signedOn}: Contract, random: Random) {
  const signed = signedOn * 1440 + pickInteger(9 * 60, 17 * 60, random);
  const completed = signed + 15 + pickMinutes(120, 0.8, {most: 8, random});
  const submitted = completed + 2 + pickMinutes(30, 0.85, {most: 6, random});
  const reviewed = submitted + pickInteger(5, 90, random);
  const assigned = reviewed + pickInteger(5, 120, random);
  const viewed = assigned + 5 + pickMinutes(120, 0.82, {most: 8, random});
  const confirmed = viewed + 10 + pickMinutes(1440, 0.9, {most: 4, random});
  const isLacking = random() < 0.06;
  return {signed, completed, submitted, reviewed, assigned, viewed, confirmed, isLacking};
}

function writeHandover(world: World, desk: Desk, contract: Contract, random: Random): void {
  const {customer} = contract;
  const times = handOver(contract, random);
  const {confirmed, isLacking} = times;
  const hasTimes = contract.signedOn >= begins.handoverTimes;
  const at = (minute: number) =>
    reached(minute) !== undefined && hasTimes ? world.calendar.moment(minute, "iso") : "";
  const isConfirmed = confirmed < endMinute && !isLacking;
  const when = `(${world.calendar.moment(Math.min(confirmed, endMinute - 1), "chinese")})`;
  desk.write("handovers", {
    客户编号: customer.id,
    客户名称: customer.name,
    行业分类: industryOf(customer),
    企业规模: sizeOf(world, customer),
    签约日期: world.calendar.date(contract.signedOn, "chinese"),
    合同编号: contract.id,
    合同金额: writeYuan(contract.cents),
    销售对接人: writePerson(world, "S", customer.manager),
    售后对接人: serviceContact(world, customer),
    客户联系人: `${contactName(world, customer, 2)}/采购经理/138`,
    需求历史: pick(handoverNeeds, random),
    特殊约定: random() < 0.3 ? pick(handoverTerms, random) : "无",
    交接附件清单: "《软件采购合同》.pdf;《客户需求说明书》.docx",
    交接时间: world.calendar.moment(Math.min(times.submitted, endMinute - 1), "chinese"),
    确认状态: isConfirmed ? `已确认${random() < 0.3 ? when : ""}` : isLacking ? "需补充" : "待确认",
    决策人: `${contactName(world, customer, 0)}/总经理`,
    付款周期: ["一次性", "季付", "年付"][customer.index % 3],
    签约时间: at(times.signed),
    表格完成时间: at(times.completed),
    销售主管审核时间: at(times.reviewed),
    售后分配时间: at(times.assigned),
    接收时间: at(times.assigned),
    查看时间: at(times.viewed),
    确认时间: isConfirmed ? at(confirmed) : "",
    预计服务启动时间: isConfirmed ? at(nextWorkday(contract.startsOn) * 1440 + 540) : ""
  });
}

// one to three instalments; what came due lately may still be owed
function writePayments(world: World, desk: Desk, contract: Contract, random: Random): void {
  const {id, customer, cents, signedOn} = contract;
  const count = pickInteger(1, 3, random);
  let left = cents;
  for (let part = 1; part <= count; part++) {
    const due = part === count ? left : Math.floor(cents / count);
    left -= due;
    const dueOn = nextWorkday(signedOn + 20 + (part - 1) * 90);
    const paidOn = nextWorkday(dueOn + pickInteger(-5, 45, random));
    const isPaid = paidOn <= lastDay && random() < 0.95;
    desk.write("payments", {
      回款编号: `HK${id.slice(2)}-${part}`,
      合同编号: id,
      客户名称: customer.name,
      应收金额: writeYuan(due),
      应收日期: world.calendar.date(dueOn, "iso"),
      回款金额: isPaid ? writeYuan(due) : "",
      回款日期: isPaid ? world.calendar.date(paidOn, "iso") : "",
      回款方式: isPaid ? pick(methods, random) : "",
      发票编号: isPaid ? `FP${id.slice(2)}${part}` : ""
    });
  }
}
