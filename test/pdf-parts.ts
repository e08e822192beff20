import {inflateSync} from "node:zlib";

/** What a PDF holds, read from its bytes alone: its pages, embedded fonts, the letters these can show, and its date. */
export type PdfParts = {pages: number; fonts: number; letters: Set<string>; created: string | undefined};

export function pdfParts(bytes: Buffer): PdfParts {
  const text = bytes.toString("latin1");
  const streams = [...text.matchAll(/stream\r?\n(.*?)endstream/gs)].map(([, body]) => inflated(body!));
  const whole = [text, ...streams].join("\n");
  return {
    pages: [...whole.matchAll(/\/Type \/Page\b(?!s)/g)].length,
    fonts: [...whole.matchAll(/\/FontFile[23]?\b/g)].length,
    letters: new Set(streams.flatMap(mapped)),
    created: /\/CreationDate \(D:(\d{14})/.exec(whole)?.[1]
  };
}

function inflated(body: string): string {
  try {
    return inflateSync(Buffer.from(body, "latin1")).toString("latin1");
  } catch {
    return "";
  }
}

// a font's ToUnicode map: glyph to letter, one by one or in runs; a font of drawn letters (Type 3) has codes of one byte
function mapped(stream: string): string[] {
  if (!stream.includes("begincmap")) return [];
  const letter = (code: string) => String.fromCodePoint(Number.parseInt(code, 16));
  const single = [...stream.matchAll(/^<[0-9A-F]{2,4}> <([0-9A-F]{4})>\s*$/gm)].map(([, code]) =>
    letter(code!)
  );
  const runs = [...stream.matchAll(/<([0-9A-F]{2,4})> <([0-9A-F]{2,4})> <([0-9A-F]{4})>/g)].flatMap(
    ([, from, to, first]) => {
      const [start, end, code] = [from!, to!, first!].map((one) => Number.parseInt(one, 16)) as [
        number,
        number,
        number
      ];
      return Array.from({length: end - start + 1}, (_, i) => String.fromCodePoint(code + i));
    }
  );
  return [...single, ...runs].map((one) => one.normalize("NFKC")); // ⼝, a radical, is drawn as 口 is
}
