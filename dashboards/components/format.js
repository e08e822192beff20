export const dash = "—";

/** Returns the formatters of `lang` ("zh" or "en"). Each returns a dash for what is unknown, never a zero. */
export function formatter(lang) {
  const locale = {zh: "zh-CN", en: "en-GB"}[lang];
  if (!locale) throw new Error(`unknown language: ${lang}`);
  const monthLocale = {zh: "zh-CN", en: "en-US"}[lang]; // en-GB has «Sept»
  const decimals = (digits, options) => {
    const format = new Intl.NumberFormat(locale, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      ...options
    });
    return (value) => format.format(value).replace("-", "−");
  };
  const [whole, tenths, hundredths] = [0, 1, 2].map((digits) => decimals(digits));
  const percent = decimals(1, {style: "percent"});
  const months = (month) =>
    new Intl.DateTimeFormat(monthLocale, {month: "short", timeZone: "UTC"}).format(Date.UTC(2000, month - 1));

  /** 0.912 → 91.2%. All and none are exact: 0.9999 is not 100%. */
  function ratio(value) {
    if (value > 0 && value < 0.0005) return "< 0.1%";
    if (value < 1 && value >= 0.9995) return "> 99.9%";
    return value === 0 || value === 1 ? `${100 * value}%` : percent(value);
  }

  /** Yuan, in the unit a reader says aloud: 1,234.50 万元, CNY 12.35M. */
  function amount(value) {
    const size = Math.abs(value);
    const cents = Number.isInteger(value) ? whole : hundredths;
    if (lang === "zh") {
      if (size >= 1e8) return `${hundredths(value / 1e8)} 亿元`;
      return size >= 1e4 ? `${hundredths(value / 1e4)} 万元` : `${cents(value)} 元`;
    }
    if (size >= 1e9) return `CNY ${hundredths(value / 1e9)}B`;
    if (size >= 1e6) return `CNY ${hundredths(value / 1e6)}M`;
    return size >= 1e4 ? `CNY ${tenths(value / 1e3)}K` : `CNY ${cents(value)}`;
  }

  /** Minutes, or hours from one hour on; never days, which would be 24 hours to one reader and 8 to another. */
  function minutes(value) {
    const [minute, hour] = {zh: ["分钟", "小时"], en: ["min", "h"]}[lang];
    return value < 60 ? `${whole(value)} ${minute}` : `${tenths(value / 60)} ${hour}`;
  }

  /** A difference of two ratios, without its sign. */
  function points(value) {
    return `${tenths(Math.abs(value) * 100)} ${{zh: "个百分点", en: "pp"}[lang]}`;
  }

  /** 1 to 5 with two decimals; short of 4 is never 4.00, and above 3 never 3.00 (SPEC 8.3). */
  function score(value) {
    const text = hundredths(value);
    if (value < 4 && text === hundredths(4)) return `< ${text}`;
    return value > 3 && text === hundredths(3) ? `> ${text}` : text;
  }

  function date(text) {
    const [year, month, day] = text.slice(0, 10).split("-").map(Number);
    return lang === "zh" ? `${year}年${month}月${day}日` : `${day} ${months(month)} ${year}`;
  }

  function month(text) {
    const [year, month] = text.split("-").map(Number);
    return lang === "zh" ? `${year}年${month}月` : `${months(month)} ${year}`;
  }

  function period(grain, start) {
    const [year, month1] = start.split("-").map(Number);
    if (grain === "month") return month(start);
    if (grain === "year") return lang === "zh" ? `${year}年` : `${year}`;
    const quarter = Math.ceil(month1 / 3);
    return lang === "zh" ? `${year}年第${quarter}季度` : `Q${quarter} ${year}`;
  }

  /** "2025-01-02T08:00:00+08:00" as it was written, in its own zone. */
  function timestamp(text) {
    const [, time = "", zone = ""] =
      /T(\d\d:\d\d)[\d:.]*(Z|[+-]\d\d:?\d\d)?/.exec(text.replace(" ", "T")) ?? [];
    return [date(text), time, zone && `(${zoneName(zone)})`].filter(Boolean).join(" ");
  }

  /** Formats by the unit a metric's definition names; hours, months and points as plain numbers. */
  function inUnit(unit, value) {
    const named = {ratio, amount, count: whole, minutes, score};
    return orDash(named[unit] ?? hundredths)(value);
  }

  return {
    count: orDash(whole),
    ratio: orDash(ratio),
    amount: orDash(amount),
    minutes: orDash(minutes),
    points: orDash(points),
    score: orDash(score),
    hundredths: orDash(hundredths),
    date: (text) => (text ? date(text) : dash),
    month: (text) => (text ? month(text) : dash),
    timestamp: (text) => (text ? timestamp(text) : dash),
    monthName: months,
    period,
    inUnit
  };
}

const monthsInEnglish = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** Returns the day a formatter of either language wrote, as 2024-12-31, with its time if it has one; else undefined. */
export function dayOf(text) {
  const [, year, month, day, rest] =
    /^(\d{4})年(\d{1,2})月(\d{1,2})日( .+)?$/.exec(text) ?? /^(\d{4})-(\d\d)-(\d\d)( .+)?$/.exec(text) ?? [];
  if (year) return dated(year, Number(month), day, rest);
  const [, dayFirst, name, yearLast, after] = /^(\d{1,2}) ([A-Z][a-z]{2}) (\d{4})( .+)?$/.exec(text) ?? [];
  return monthsInEnglish.includes(name)
    ? dated(yearLast, monthsInEnglish.indexOf(name) + 1, dayFirst, after)
    : undefined;
}

// a time in a zone of its own stays a text: a cell of a sheet has no zone
function dated(year, month, day, time = "") {
  const [, clock = "", isWhole] = /^( \d\d:\d\d)?((?: 周.| [A-Z][a-z]{2})?)$/.exec(time) ?? [];
  if (isWhole === undefined) return undefined;
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}${clock}`;
}

/** Returns the number a mart gave, which writes money as text, or null if it is unknown. */
export function toNumber(value) {
  return value === null || value === undefined || value === "" || Number.isNaN(Number(value))
    ? null
    : Number(value);
}

function orDash(format) {
  return (value) => (toNumber(value) === null ? dash : format(toNumber(value)));
}

function zoneName(zone) {
  if (zone === "Z") return "UTC";
  const [, sign, hours, minutes] = /([+-])(\d\d):?(\d\d)/.exec(zone);
  return `UTC${sign === "-" ? "−" : "+"}${Number(hours)}${minutes === "00" ? "" : `:${minutes}`}`;
}
