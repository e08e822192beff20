import type {Entry} from "yauzl";
import {type Archive, newParser, readText} from "./archive.ts";
import {decodeEntities, decodeEscapes, TEXT} from "./values.ts";
import {newStringReader} from "./workbook.ts";

const START = /^\s*(?:<\?xml[^<>]*\?>)?\s*<sst(?:\s[^<>]*)?>/;
const STRING_END = "</si>";
const PLAIN_STRING = new RegExp(`[ \\t\\r\\n]*<si><t(?: xml:space="preserve")?>(${TEXT})</t></si>`, "y");
const LONGEST_STRING = 2 ** 20;

/**
 * Returns the shared strings in order, rich text joined. Strings in the form Excel writes most of them take a short
 * way around the parser; others do not, nor does any more once the part has shown a comment or CDATA.
 */
export async function readSharedStrings(archive: Archive, strings: Entry | undefined): Promise<string[]> {
  const texts: string[] = [];
  if (!strings) return texts;
  const run = newStringReader();
  const parser = newParser(archive.file, {
    ...run,
    close(name) {
      run.close(name);
      if (name === "si") texts.push(run.take());
    }
  });
  let step: (source: string) => number = readStart;
  let rest = "";
  for await (const text of readText(archive, strings)) {
    const source = rest + text;
    rest = source.slice(step(source));
    if (rest.length > LONGEST_STRING) step = parse;
  }
  parser.write(rest).close();
  return texts;

  function readStart(source: string): number {
    const [start] = START.exec(source) ?? [];
    if (start === undefined) return 0;
    parser.write(start);
    step = readPlain;
    return start.length + step(source.slice(start.length));
  }

  function readPlain(source: string): number {
    for (let at = 0; ; ) {
      at = readPlainStrings(source, at, texts);
      const end = source.indexOf(STRING_END, at);
      if (end < 0) return at;
      const piece = source.slice(at, end + STRING_END.length);
      parser.write(piece);
      at += piece.length;
      if (!piece.includes("<!")) continue;
      step = parse;
      return at + parse(source.slice(at));
    }
  }

  function parse(source: string): number {
    parser.write(source);
    return source.length;
  }
}

function readPlainStrings(source: string, start: number, texts: string[]): number {
  for (let at = start; ; at = PLAIN_STRING.lastIndex) {
    PLAIN_STRING.lastIndex = at;
    const match = PLAIN_STRING.exec(source);
    if (!match) return at;
    texts.push(decodeEscapes(decodeEntities(match[1]!)));
  }
}
