import {Failure} from "../failure.ts";
import type {Opened} from "../source.ts";
import type {Bytes} from "./bytes.ts";
import type {Place} from "./text.ts";

export async function openMarkup(_: Bytes, {name}: Place): Promise<Opened[]> {
  throw new Failure("refused", "html_table", {file: name});
}
