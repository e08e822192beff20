import {writeAfterSigning} from "./after-signing.ts";
import {addMonths, lastDay, nextWorkday} from "./calendar.ts";
import type {Desk} from "./desk.ts";
import type {Row} from "./forms.ts";
import {writeThousands} from "./money.ts";
import {createRandom, pick, pickInteger, pickShare, type Random} from "./random.ts";
import {cheapRival, contractsExportedOn} from "./story.ts";
import {pickStyle, type Style} from "./tickets.ts";
import {contractTypes, renewalTypes} from "./words.ts";
import {type Customer, exampleDay, streams, type World, writeId, writeLoosely, writePerson} from "./world.ts";

/** The contract register: issues ids, writes rows, adds up. */
export type Register = {
  sign: (terms: Terms, random: Random) => Contract;
  close: () => void;
};

type Terms = {
  customer: Customer;
  type: string;
  kind: "新签" | "续签" | "增购" | "复购";
  cents: number;
  form: number;
  signedOn: number;
  months: number | undefined; // open-ended without
  previous: string | undefined;
  opportunityId?: string;
};

export type Contract = Terms & {
  id: string;
  startsOn: number;
  endsOn: number | undefined;
  status: string;
  terminatedOn: number | undefined;
};

const corrections = {every: 45, at: 20};

/** Opens the register; `exampleCents` is in the 合计 row, for the source document's contract is in the file. */
export function createRegister(world: World, desk: Desk, exampleCents: number): Register {
  const issue = createSerials(world, "HT", new Map([[exampleDay, 1]]));
  let [count, cents] = [0, exampleCents];
  return {
    sign(terms, random) {
      const contract = draw(terms, issue(terms.signedOn), random);
      const style = pickStyle(random);
      const row = writeCells(world, contract, style);
      const isLate = contract.signedOn > contractsExportedOn;
      const isCorrected = count++ % corrections.every === corrections.at;
      if (isLate || isCorrected) desk.write("contractCorrections", row);
      if (!isLate) {
        const known = isCorrected ? {...contract, cents: Math.round(contract.cents * 0.9)} : contract;
        const isWhole = desk.write("contracts", isCorrected ? writeCells(world, known, style) : row);
        if (isCorrected && isWhole) desk.supersede("contracts");
        cents += known.cents;
      }
      writeAfterSigning(world, desk, contract);
      return contract;
    },
    close() {
      desk.writeSum("contracts", {合同编号: "合计", 合同金额: writeThousands(cents)});
    }
  };
}

/** Signs each customer's first contract and its renewals; a price war makes a renewal cheaper. */
export async function writeContracts(world: World, desk: Desk, register: Register): Promise<void> {
  for (const customer of world.customers) {
    const random = createRandom(world.seed, streams.contract, customer.index);
    const size = (3 + 50 * random() * random()) * (0.7 + customer.weight * 6); // 万元
    let [signedOn, previous] = [customer.arrivedOn, undefined as string | undefined];
    while (signedOn <= lastDay) {
      const months = random() < 0.03 ? undefined : [12, 24, 36][pickShare([0.6, 0.25, 0.15], random)];
      const discount = isCheap(customer, signedOn) && previous ? cheapRival.discount : 1;
      const wan = size * (0.85 + 0.35 * random()) * ((months ?? 12) / 12) * discount;
      const type = pick(previous ? renewalTypes : contractTypes, random);
      const kind = previous ? "续签" : "新签";
      const terms = {customer, type, kind, ...pickMoney(wan, random), signedOn, months, previous} as const;
      const {id, endsOn} = register.sign(terms, random);
      if (endsOn === undefined || endsOn >= customer.leavesOn) break;
      [signedOn, previous] = [nextWorkday(endsOn + pickInteger(-40, 15, random)), id];
    }
    await desk.flush();
  }
}

/** Tells whether a rival's prices press on a deal with the customer on that day. */
export function isCheap({path}: Customer, day: number): boolean {
  return path === "priceWar" && isAtWar(day);
}

export function isAtWar(day: number): boolean {
  return day >= cheapRival.from && day <= cheapRival.to;
}

/** Returns a way to the next id of a day; `used` says how many are taken. */
export function createSerials(
  world: World,
  prefix: string,
  used = new Map<number, number>()
): (day: number) => string {
  return (day) => {
    const serial = (used.get(day) ?? 0) + 1;
    used.set(day, serial);
    return writeId(prefix, world.calendar.compact(day), serial);
  };
}

const forms = {plain: 0, currency: 1, wan: 2};

/** Returns about so many 万元 and the form they are written in, which says how round they are. */
function pickMoney(wan: number, random: Random): {cents: number; form: number} {
  const form = pickShare([0.45, 0.4, 0.15], random);
  if (form === forms.plain) return {form, cents: Math.ceil(wan * 10) * 100_000};
  if (form === forms.wan) return {form, cents: Math.ceil(wan) * 1_000_000};
  return {form, cents: Math.ceil(wan * 10_000) * 100 + (random() < 0.3 ? 50 : 0)};
}

function draw(terms: Terms, id: string, random: Random): Contract {
  const startsOn = terms.signedOn + pickInteger(0, 20, random);
  const endsOn = terms.months === undefined ? undefined : addMonths(startsOn, terms.months) - 1;
  const isTerminated = random() < 0.03;
  const isOver = endsOn !== undefined && endsOn < lastDay;
  const status = isTerminated ? "已终止" : isOver ? "已到期" : "执行中";
  const terminatedOn = isTerminated ? Math.min(lastDay, (endsOn ?? lastDay) - 60) : undefined;
  return {...terms, id, startsOn, endsOn, status, terminatedOn};
}

function writeCells(
  world: World,
  contract: Contract,
  style: Style
): Row<"contracts"> & Row<"contractCorrections"> {
  const on = (day: number | undefined) =>
    day === undefined ? style.missing : world.calendar.date(day, style.dates);
  return {
    合同编号: contract.id,
    客户编号: contract.customer.id,
    客户名称: writeLoosely(contract.customer.name, style.look),
    合同类型: contract.type,
    合同金额: writeAmount(contract),
    签约日期: on(contract.signedOn),
    开始日期: on(contract.startsOn),
    结束日期: on(contract.endsOn),
    合同状态: contract.status,
    上一合同编号: contract.previous ?? style.missing,
    业务类别: contract.kind,
    销售负责人: writePerson(world, "S", contract.customer.manager),
    商机编号: contract.opportunityId,
    响应方式: contract.customer.index % 3 === 2 ? "7*24" : "8*5",
    付款周期: ["一次性", "季付", "年付"][contract.customer.index % 3],
    终止日期: on(contract.terminatedOn),
    币种: "人民币",
    是否含税: "是"
  };
}

/** The sign is U+FFE5: the half-width one has no two-byte code. */
function writeAmount({cents, form}: Contract): string {
  if (form === forms.wan) return `${cents / 1_000_000}万`;
  return form === forms.currency ? `￥${writeThousands(cents)}` : writeThousands(cents).slice(0, -3);
}
