import {createHash} from "node:crypto";
import {open} from "node:fs/promises";

export function sha256(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}

/** Returns the hex digest of a file's bytes; one buffer is filled while the other is digested. */
export async function sha256File(path: string): Promise<string> {
  const hash = createHash("sha256");
  const file = await open(path);
  try {
    const buffers = [Buffer.allocUnsafe(1 << 18), Buffer.allocUnsafe(1 << 18)];
    let reading = file.read(buffers[0]!);
    for (let i = 1; ; i++) {
      const {bytesRead, buffer} = await reading;
      if (bytesRead === 0) return hash.digest("hex");
      reading = file.read(buffers[i % 2]!);
      hash.update(buffer.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
}
