import {createReadStream} from "node:fs";
import {stat} from "node:fs/promises";
import {pipeline} from "node:stream";
import {createGunzip} from "node:zlib";
import {Failure} from "../failure.ts";

/** What a file or an archive's entry holds; it can be read from its start as often as needed. */
export type Bytes = {stream(): AsyncIterable<Buffer>};

/** What is packed may inflate to so much more than it was, once past `freeBytes`, and to `totalBytes` at most. */
export const packed = {ratio: 200, freeBytes: 2 ** 28, totalBytes: 2 ** 34};

const pieceBytes = 1 << 17;

export function fileBytes(path: string): Bytes {
  return {stream: () => createReadStream(path, {highWaterMark: pieceBytes}) as AsyncIterable<Buffer>};
}

/** Returns what a gzip file holds, inflated as it is read; a cut, damaged or swelling one is refused. */
export function gunzipped(path: string, name: string): Bytes {
  return {stream: () => inflate(path, name)};
}

export async function head({stream}: Bytes, length: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of stream()) {
    pieces.push(piece);
    size += piece.length;
    if (size >= length) break;
  }
  return Buffer.concat(pieces).subarray(0, length);
}

async function* inflate(path: string, name: string): AsyncGenerator<Buffer> {
  const {size: packedSize} = await stat(path);
  const raw = createReadStream(path, {highWaterMark: pieceBytes});
  let size = 0;
  try {
    for await (const piece of pipeline(raw, createGunzip({chunkSize: pieceBytes}), () => {})) {
      size += piece.length;
      if (size > packed.totalBytes || (size > packed.freeBytes && size > packed.ratio * packedSize))
        throw new Failure("refused", "zip_bomb", {file: name});
      yield piece;
    }
  } catch (error) {
    if (!/^Z_(DATA|BUF)_ERROR$/.test((error as NodeJS.ErrnoException).code ?? "")) throw error;
    throw new Failure("refused", "truncated_file", {file: name}, {cause: error});
  }
}
