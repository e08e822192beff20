const lastPair = 0xfe;
const fourBytePlanes = 189_000; // the pointer of U+10000

/** Returns an encoder for GB18030, which Node can only decode; every character of Unicode has its bytes. */
export function createGb18030Encoder(): (text: string) => Uint8Array {
  const pairs = readPairs();
  const fours = readFours();
  return (text) => {
    const bytes = Buffer.allocUnsafe(text.length * 4);
    let length = 0;
    for (const letter of text) {
      const code = letter.codePointAt(0)!;
      const pair = pairs[code] ?? 0;
      if (code < 0x80) bytes[length++] = code;
      else if (pair > 0) length = bytes.writeUInt16BE(pair, length);
      else
        length = writeFour(bytes, length, code > 0xffff ? fourBytePlanes + code - 0x10000 : fours.get(code));
    }
    return bytes.subarray(0, length);
  };
}

function writeFour(bytes: Buffer, at: number, pointer: number | undefined): number {
  if (pointer === undefined) throw new Error("not in GB18030: half a surrogate pair");
  bytes.set(fourBytes(pointer), at);
  return at + 4;
}

function fourBytes(pointer: number): number[] {
  return [
    0x81 + Math.floor(pointer / 12_600),
    0x30 + (Math.floor(pointer / 1260) % 10),
    0x81 + (Math.floor(pointer / 10) % 126),
    0x30 + (pointer % 10)
  ];
}

function readPairs(): Uint16Array {
  const decoder = new TextDecoder("gb18030");
  const pairs = new Uint16Array(0x10000);
  for (let lead = 0x81; lead <= lastPair; lead++) {
    for (let trail = 0x40; trail <= lastPair; trail++) {
      const text = decoder.decode(Uint8Array.of(lead, trail));
      if (text.length === 1 && !isPrivate(text)) pairs[text.charCodeAt(0)] = lead * 256 + trail;
    }
  }
  return pairs;
}

// the rest of the basic plane, by the decoder's own table
function readFours(): Map<number, number> {
  const decoder = new TextDecoder("gb18030");
  const found = new Map<number, number>();
  for (let pointer = 0; pointer < 39_420; pointer++) {
    const text = decoder.decode(Uint8Array.from(fourBytes(pointer)));
    if (text.length === 1 && text !== "\ufffd" && !found.has(text.charCodeAt(0)))
      found.set(text.charCodeAt(0), pointer);
  }
  return found;
}

function isPrivate(character: string): boolean {
  return (character >= "\ue000" && character <= "\uf8ff") || character === "\ufffd";
}
