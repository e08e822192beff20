import {addMonths, lastDay, nextWorkday} from "./calendar.ts";
import {createRandom, pick, pickInteger, pickShare, type Random} from "./random.ts";
import type {Rows} from "./rows.ts";
import {pickStyle, type Style} from "./tickets.ts";
import {contractTypes, renewalTypes} from "./words.ts";
import {type Customer, exampleDay, streams, type World, writeId, writeLoosely} from "./world.ts";

export const contractColumns =
  "合同编号,客户编号,客户名称,合同类型,合同金额,签约日期,开始日期,结束日期,合同状态,上一合同编号".split(",");

/** What the source document's example handover says of its contract (SPEC 3.1); it names no start and no end. */
const exampleContract = [
  "HT20240515001",
  "CUS20240515001",
  "科技有限公司",
  "软件许可",
  "500,000",
  "2024年5月15日",
  "2024年5月15日",
  "-",
  "执行中",
  ""
];
const exampleCents = 50_000_000;

/** The contract register: issues ids, writes rows, adds up. */
export type Register = {
  sign: (terms: Terms, random: Random) => Contract;
  flush: () => Promise<void>; // when full
  close: () => Promise<{path: string; rows: number}>;
};

type Terms = {
  customer: Customer;
  type: string;
  cents: number;
  form: number;
  signedOn: number;
  months: number | undefined; // open-ended without
  previous: string | undefined;
};

type Contract = Terms & {id: string; startsOn: number; endsOn: number | undefined; status: string};

export function createRegister(world: World, rows: Rows): Register {
  const issue = createSerials(world, "HT", new Map([[exampleDay, 1]]));
  let [count, cents] = [0, exampleCents];
  rows.write(exampleContract);
  return {
    sign(terms, random) {
      const contract = draw(terms, issue(terms.signedOn), random);
      const style = pickStyle(random);
      const late = writeCells(world, contract, {style, count});
      const early = {...contract, status: "执行中", cents: Math.round(contract.cents * 0.9)};
      if (count % 45 === 20) rows.writeTwice(writeCells(world, early, {style, count}), late);
      else rows.write(late);
      if (count % 53 === 11) rows.writeBlank();
      count++;
      cents += contract.cents;
      return contract;
    },
    async flush() {
      if (rows.isFull()) await rows.flush();
    },
    close() {
      rows.writeSum(["合计", "", "", "", writeThousands(cents), ...Array<string>(5).fill("")]);
      return rows.close();
    }
  };
}

/** Signs each customer's first contract and its renewals. */
export async function writeContracts(world: World, register: Register): Promise<void> {
  for (const customer of world.customers) {
    const random = createRandom(world.seed, streams.contract, customer.index);
    const size = (3 + 50 * random() * random()) * (0.7 + customer.weight * 6); // 万元
    let [signedOn, previous] = [customer.arrivedOn, undefined as string | undefined];
    while (signedOn <= lastDay) {
      const months = random() < 0.03 ? undefined : [12, 24, 36][pickShare([0.6, 0.25, 0.15], random)];
      const money = pickMoney(size * (0.85 + 0.35 * random()) * ((months ?? 12) / 12), random);
      const type = pick(previous ? renewalTypes : contractTypes, random);
      const {id, endsOn} = register.sign({customer, type, ...money, signedOn, months, previous}, random);
      if (endsOn === undefined || endsOn >= customer.leavesOn) break;
      [signedOn, previous] = [nextWorkday(endsOn + pickInteger(-40, 15, random)), id];
    }
    await register.flush();
  }
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

export function writeThousands(cents: number): string {
  const [yuan, rest] = [Math.floor(cents / 100), String(cents % 100).padStart(2, "0")];
  return `${String(yuan).replace(/\B(?=(\d{3})+$)/g, ",")}.${rest}`;
}

export function widenDigits(text: string): string {
  return text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
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
  return {...terms, id, startsOn, endsOn, status: isTerminated ? "已终止" : isOver ? "已到期" : "执行中"};
}

function writeCells(
  world: World,
  contract: Contract,
  {style, count}: {style: Style; count: number}
): string[] {
  const on = (day: number | undefined) =>
    day === undefined ? style.missing : world.calendar.date(day, style.dates);
  const amount = writeAmount(contract);
  return [
    contract.id,
    contract.customer.id,
    count % 31 === 9 ? ` ${contract.customer.name} ` : writeLoosely(contract.customer.name, style.look),
    contract.type,
    count % 23 === 5 ? widenDigits(amount) : amount,
    on(contract.signedOn),
    on(contract.startsOn),
    on(contract.endsOn),
    contract.status,
    contract.previous ?? style.missing
  ];
}

/** The sign is U+FFE5: the half-width one has no two-byte code. */
function writeAmount({cents, form}: Contract): string {
  if (form === forms.wan) return `${cents / 1_000_000}万`;
  return form === forms.currency ? `￥${writeThousands(cents)}` : writeThousands(cents).slice(0, -3);
}
