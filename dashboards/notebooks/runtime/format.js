/** What stands where nothing is known. */
const unknown = "未知 unknown";

export function percent(ratio, digits = 1) {
  return isMissing(ratio) ? unknown : `${(ratio * 100).toFixed(digits)} %`;
}

/** Yuan, in 万元 as Chinese readers count. */
export function amount(yuan) {
  if (isMissing(yuan)) return unknown;
  return `${(yuan / 10_000).toLocaleString("zh-CN", {maximumFractionDigits: 2})} 万元`;
}

export function count(number) {
  return isMissing(number) ? unknown : number.toLocaleString("zh-CN");
}

export function score(value, digits = 2) {
  return isMissing(value) ? unknown : value.toFixed(digits);
}

export function day(date) {
  return isMissing(date) ? unknown : date.toISOString().slice(0, 10);
}

function isMissing(value) {
  return value === null || value === undefined || Number.isNaN(value);
}
