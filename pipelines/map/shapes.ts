/** The shapes a cell's text may have; one text may have several. */
export const shapes = {
  isoDay: /^\d{4}[-/年]\d{1,2}[-/月]\d{1,2}日?$/,
  isoTime:
    /^\d{4}[-/年]\d{1,2}[-/月]\d{1,2}(日 ?|[ T]+)(上午|下午|AM|PM|am|pm)? ?\d{1,2}:\d{1,2}(:\d{1,2}(\.\d+)?)?( ?(AM|PM|am|pm))? ?(Z|[+-]\d{2}:?\d{0,2})?$/,
  dottedDay: /^\d{4}\.\d{1,2}\.\d{1,2}( +\d{1,2}:\d{2}(:\d{2})?)?$/,
  packedDay: /^(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])((0\d|1\d|2[0-3])[0-5]\d[0-5]\d)?$/,
  slashDay: /^\d{1,2}([/.-])\d{1,2}\1(\d{4}|\d{2})([ T,]+\d{1,2}:\d{2}(:\d{2})?( ?[AaPp][Mm])?)?$/,
  namedDay:
    /^(\d{1,2}[ /-][A-Za-z]{3,9}[ ,/-]+\d{2,4}|[A-Za-z]{3,9} \d{1,2},? \d{4})(,? +\d{1,2}:\d{2}(:\d{2})?( ?[AaPp][Mm])?)?$/,
  epoch: /^1\d{9}(\d{3})?$/,
  integer: /^[-+]?\d+$/,
  number: /^[-+]?\d+(\.\d+)?$/,
  money:
    /^[(-]?\s*([$€£¥￥]|RMB|CNY|USD|EUR|人民币|约|预计)?\s*[-+]?(\d{1,3}([,']\d{3})+|\d+)(\.\d+)?\s*(万|亿|千|百万)?(元|整|RMB|CNY|USD|EUR|€)?\)?$/i,
  commaNumber: /^[-+]?(\d{1,3}(\.\d{3})+|\d+),\d{1,2}\s*€?$/,
  percent: /^[-+]?\d+(\.\d+)?\s*%$/,
  score: /^\d{1,3}(\.\d+)?\s*(分|星|\/\s*\d{1,3})?$/,
  email: /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i,
  phone: /^(\+?\d{2,3}[- ]?)?(1[3-9]\d{9}|1[3-9]\d{1}[*\d]{8}|\d{3,4}[- ]\d{7,8}|\(\d{3}\) ?\d{3}-\d{4})$/,
  identity: /^[1-9]\d{5}(19|20)\d{9}[\dXx]$/,
  url: /^(https?:\/\/|www\.)\S+$/i,
  hash: /^([0-9a-f]{16,}|[A-Za-z0-9+/]{20,}={0,2}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/,
  code: /^(?=\S*\d)[A-Za-z0-9#\p{Script=Han}][\p{Script=Han}A-Za-z0-9_#.:/-]{0,47}$/u,
  hanName: /^\p{Script=Han}{2,4}$/u,
  staff: /^(\p{Script=Han}{2,4}|[A-Za-z][A-Za-z .'-]{1,30})?[/／(（ -]?[A-Za-z]{0,3}\d{2,8}[)）]?$/u,
  latinName: /^[A-Z][\p{L}'.-]+( [A-Z][\p{L}'.-]*){1,3}$/u,
  company:
    /公司|集团|有限|股份|工厂|厂$|医院|大学|学院|学校|银行|中心$|酒店|事务所|研究院|局$|\b(inc|llc|ltd|gmbh|corp|co|ag|plc|s\.a|group|company|university|holdings?|industries|bv|kg|sarl|partners|bank|hospital|systems|technologies|solutions)\b\.?/i,
  sentence: /[，。；！？,;!?]|\s\S+\s\S+\s|.{25,}/
} as const;

export type Shape = keyof typeof shapes;

const dayShapes: Shape[] = ["isoDay", "isoTime", "dottedDay", "packedDay", "slashDay", "namedDay"];
const yesNo = new Set("是 否 有 无 y n yes no true false 1 0 √ × x t f 已 未".split(" "));

const alwaysMissing = new Set("- -- — —— － / 无 N/A n/a NULL null".split(" "));

/** What a sample of a column's cells looks like. */
export type Profile = {
  count: number;
  /** Share of cells that hold something. */
  filled: number;
  /** Different values per filled cell. */
  distinct: number;
  values: {text: string; count: number}[];
  share: Record<Shape | "time" | "boolean", number>;
  length: number;
  /** Texts found that stand for nothing, beside empty cells. */
  markers: string[];
};

/** Describes a sample of a column; `missing` are texts that stand for nothing. */
export function profileOf(cells: string[], missing: Set<string>): Profile {
  const counts = new Map<string, number>();
  const markers = new Set<string>();
  let filled = 0;
  for (const cell of cells) {
    const text = cell.trim();
    if (missing.has(text)) markers.add(text);
    if (text === "" || markers.has(text) || alwaysMissing.has(text)) continue;
    filled++;
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const values = [...counts].map(([text, count]) => ({text, count})).sort((a, b) => b.count - a.count);
  const shareOf = (test: (text: string) => boolean) =>
    filled === 0 ? 0 : values.reduce((sum, {text, count}) => sum + (test(text) ? count : 0), 0) / filled;
  const share = Object.fromEntries(
    Object.entries(shapes).map(([name, pattern]) => [name, shareOf((text) => pattern.test(text))])
  ) as Profile["share"];
  share.time = shareOf((text) => dayShapes.some((shape) => shapes[shape].test(text)));
  share.boolean = shareOf((text) => yesNo.has(text.replace(/[（(].*$/, "").toLowerCase()));
  return {
    count: cells.length,
    filled: cells.length === 0 ? 0 : filled / cells.length,
    distinct: filled === 0 ? 0 : values.length / filled,
    values,
    share,
    length: filled === 0 ? 0 : values.reduce((sum, {text, count}) => sum + text.length * count, 0) / filled,
    markers: [...markers]
  };
}
