export type MarkupEvents = {
  /** A tag by its name in lower case; `attributes` is what stands between name and `>`. */
  open: (name: string, attributes: string) => void;
  close: (name: string) => void;
  /** Text as it is written, entities undecoded, in pieces. */
  text: (text: string) => void;
};

export type Lexer = {write: (text: string) => void; end: () => void};

/** Whether text holds more than the blanks that a page does not show. */
export function isShown(text: string): boolean {
  return /[^ \t\r\n\f]/.test(text);
}

const longestTag = 1 << 16;
const mostNames = 1000;
const SPACE = 0x20;
const SLASH = 0x2f;
const comment = {open: "<!--", close: "-->"};
const cdata = {open: "<![CDATA[", close: "]]>"};

/**
 * Cuts a page into tags and text as it comes and takes whatever a browser would: unclosed elements, `<` in text,
 * attributes without quotes. Comments, scripts and styles are passed over. `isXml` drops prefixes of names.
 */
export function newLexer(events: MarkupEvents, {isXml}: {isXml: boolean}): Lexer {
  const names = new Map<string, string>();
  let rest = "";
  let until = ""; // what ends the part that is passed over
  return {
    write(text) {
      rest = step(rest + text, false);
    },
    end() {
      rest = step(rest, true);
    }
  };

  function step(source: string, isLast: boolean): string {
    let at = 0;
    while (at < source.length) {
      if (until !== "") {
        const end = indexOfWord(source, until, at);
        if (end < 0) return isLast ? "" : source.slice(Math.max(at, source.length - until.length));
        at = until === comment.close ? end + until.length : end;
        until = "";
        continue;
      }
      const open = source.indexOf("<", at);
      if (open !== at) events.text(source.slice(at, open < 0 ? undefined : open));
      if (open < 0) return "";
      const next = markAt(source, open, isLast);
      if (next < 0) return source.slice(open);
      at = next;
    }
    return "";
  }

  // where what begins at `<` ends, or -1 if more of the page must come first
  function markAt(source: string, open: number, isLast: boolean): number {
    const isWhole = isLast || source.length - open > longestTag;
    if (!isWhole && source.length - open < cdata.open.length && source[open + 1] === "!") return -1;
    if (source.startsWith(comment.open, open)) {
      until = comment.close;
      return open + comment.open.length;
    }
    if (isXml && source.startsWith(cdata.open, open)) return cdataAt(source, open, isLast);
    if (open + 1 === source.length && !isLast) return -1;
    if (!/[a-z/!?]/i.test(source[open + 1] ?? "")) return textTo(source, open);
    const end = tagEnd(source, open) ?? (isWhole ? source.indexOf(">", open) : -1);
    if (end < 0) return isWhole ? textTo(source, open) : -1;
    tag(source.slice(open + 1, end));
    return end + 1;
  }

  function cdataAt(source: string, open: number, isLast: boolean): number {
    const end = source.indexOf(cdata.close, open);
    if (end < 0 && !isLast) return -1;
    const inside = source.slice(open + cdata.open.length, end < 0 ? undefined : end);
    events.text(inside.replaceAll("&", "&amp;"));
    return end < 0 ? source.length : end + cdata.close.length;
  }

  function textTo(source: string, open: number): number {
    events.text("&lt;");
    return open + Math.min(1, source.length - open);
  }

  function tag(inside: string): void {
    const slash = inside[0] === "/" ? 1 : 0;
    if (inside[0] === "!" || inside[0] === "?") return;
    let end = slash;
    while (end < inside.length && inside.charCodeAt(end) > SPACE && inside.charCodeAt(end) !== SLASH) end++;
    const name = nameOf(inside.slice(slash, end));
    if (name === "") return;
    if (slash === 0) events.open(name, inside.slice(end));
    if (slash === 1 || (isXml && inside.endsWith("/"))) events.close(name);
    if (slash === 0 && (name === "script" || name === "style") && !isXml) until = `</${name}`;
  }

  function nameOf(written: string): string {
    const known = names.get(written);
    if (known !== undefined) return known;
    const lower = written.toLowerCase();
    const name = isXml ? lower.slice(lower.indexOf(":") + 1) : lower;
    if (names.size < mostNames) names.set(written, name);
    return name;
  }
}

/** Returns an attribute's value, or undefined; names ignore case and, in XML, the prefix. */
export function attributeOf(attributes: string, name: string): string | undefined {
  if (attributes.length <= name.length) return undefined;
  const match = patternOf(name).exec(attributes);
  return match ? (match[1] ?? match[2] ?? match[3]) : undefined;
}

const patterns = new Map<string, RegExp>();

function patternOf(name: string): RegExp {
  let pattern = patterns.get(name);
  if (!pattern) {
    pattern = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, "i");
    patterns.set(name, pattern);
  }
  return pattern;
}

// a quote opens a value only after `=`
function tagEnd(source: string, open: number): number | undefined {
  const first = source.indexOf(">", open);
  if (first < 0) return undefined;
  const isQuoted = /["']/.test(source.slice(open, first));
  if (!isQuoted) return first;
  let isValue = false;
  for (let i = open + 1; i < source.length && i - open <= longestTag; i++) {
    const letter = source[i]!;
    if (letter === ">") return i;
    if (isValue && (letter === '"' || letter === "'")) {
      i = source.indexOf(letter, i + 1);
      if (i < 0) return undefined;
    }
    isValue = letter === "=" || (isValue && letter.trim() === "");
  }
  return undefined;
}

function indexOfWord(source: string, word: string, from: number): number {
  const found = source.slice(from).search(new RegExp(word.replace(/[^\w]/g, "\\$&"), "i"));
  return found < 0 ? -1 : from + found;
}
