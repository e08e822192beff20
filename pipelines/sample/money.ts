/** Returns yuan with separators and two decimals. */
export function writeThousands(cents: number): string {
  const sign = cents < 0 ? "-" : "";
  const [yuan, rest] = [Math.floor(Math.abs(cents) / 100), String(Math.abs(cents) % 100).padStart(2, "0")];
  return `${sign}${String(yuan).replace(/\B(?=(\d{3})+$)/g, ",")}.${rest}`;
}

/** Returns cents as plain yuan, as a system writes them. */
export function writeYuan(cents: number): string {
  return writeThousands(cents).replaceAll(",", "").replace(/\.00$/, "");
}

export function widenDigits(text: string): string {
  return text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
}
