/** Returns an encoder for the one and two byte part of GB18030 (that is GBK): Node can only decode it. */
export function createGb18030Encoder(): (text: string) => Uint8Array {
  const pairs = readPairs();
  return (text) => {
    const bytes = Buffer.allocUnsafe(text.length * 2);
    let length = 0;
    for (let position = 0; position < text.length; position++) {
      const unit = text.charCodeAt(position);
      const pair = pairs[unit]!;
      if (unit < 0x80) bytes[length++] = unit;
      else if (pair > 0) length = bytes.writeUInt16BE(pair, length);
      else throw new Error(`not in two-byte GB18030: ${text[position]}`);
    }
    return bytes.subarray(0, length);
  };
}

function readPairs(): Uint16Array {
  const decoder = new TextDecoder("gb18030");
  const pairs = new Uint16Array(0x10000);
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const text = decoder.decode(Uint8Array.of(lead, trail));
      if (text.length === 1 && !isPrivate(text)) pairs[text.charCodeAt(0)] = lead * 256 + trail;
    }
  }
  return pairs;
}

function isPrivate(character: string): boolean {
  return (character >= "\ue000" && character <= "\uf8ff") || character === "\ufffd";
}
