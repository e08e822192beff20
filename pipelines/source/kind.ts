import {Failure} from "../failure.ts";
import type {Key, Localized} from "../messages.ts";
import {type Bytes, head} from "./bytes.ts";

export type Kind = "zip" | "gzip" | "ole2" | "markup" | "text";

/** First bytes of what is no table, in hex, and what a person calls it. */
type Named = {zh: string; en: string};
const files: [RegExp, Named][] = [
  [/^25504446/, {zh: "PDF 文件", en: "a PDF file"}],
  [/^(89504e470d0a1a0a|ffd8ff|47494638|49492a00|4d4d002a)/, {zh: "图片", en: "a picture"}],
  [/^52494646.{8}57454250/, {zh: "图片", en: "a picture"}],
  [/^53514c69746520666f726d6174203300/, {zh: "SQLite 数据库", en: "an SQLite database"}],
  [/^7b5c727466/, {zh: "RTF 文档", en: "an RTF document"}]
];
const archives: [RegExp, Named][] = [
  [/^526172211a07/, {zh: "RAR 压缩包", en: "a RAR archive"}],
  [/^377abcaf271c/, {zh: "7z 压缩包", en: "a 7z archive"}],
  [/^(fd377a585a00|28b52ffd|425a68.{2}314159265359)/, {zh: "压缩文件", en: "a compressed file"}],
  [/^.{514}7573746172/, {zh: "tar 归档", en: "a tar archive"}]
];

const markup =
  /^[\ufeff\u00ef\u00bb\u00bf\s]*<(!doctype|!--|\?(xml|mso)|(html|head|meta|title|style|script|link|body|div|center|font|form|table|(ss:)?workbook)[\s>])/i;
const sniffed = 4096;

/** Returns what a file is by its first bytes; refuses an empty one and what holds no table, with the way out. */
export async function kindOf(bytes: Bytes, name: string): Promise<Kind> {
  const start = await head(bytes, sniffed);
  if (start.length === 0) throw new Failure("refused", "empty_file", {file: name});
  const hex = start.toString("hex");
  if (/^504b0(304|506)/.test(hex)) return "zip";
  if (hex.startsWith("1f8b")) return "gzip";
  if (hex.startsWith("d0cf11e0")) return "ole2";
  const file = files.find(([signature]) => signature.test(hex));
  if (file) throw unsupported(name, file[1]);
  const archive = archives.find(([signature]) => signature.test(hex));
  if (archive) throw unsupported(name, archive[1], "unsupported_archive");
  const text = start.toString(start[1] === 0 || hex.startsWith("fffe") ? "utf16le" : "latin1");
  if (isMhtml(text)) throw new Failure("refused", "mhtml", {file: name});
  return markup.test(text) ? "markup" : "text";
}

/** Returns the refusal of a file that is known to hold no table that could be read. */
export function unsupported(file: string, kind: Named, key: Key = "unsupported_file"): Failure {
  const shown: Localized = (language) => kind[language];
  return new Failure("refused", key, {file, kind: shown});
}

function isMhtml(text: string): boolean {
  return /^\s*[\w-]+:/.test(text) && /^MIME-Version:/im.test(text) && /multipart\/|text\/html/i.test(text);
}
