import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {repository} from "../pipelines/workspace.ts";

/**
 * Returns the text of the test with a title in a file of `test/`, up to the next one; of a file of cases the case. Returns
 * undefined if there is no such test: skipped ones do not count.
 */
export async function testText(file: string, title: string): Promise<string | undefined> {
  const text = await readFile(join(repository, "test", file), "utf8");
  if (file.endsWith(".json")) {
    const found = (JSON.parse(text) as {title: string}[]).find((one) => one.title === title);
    return found && JSON.stringify(found);
  }
  const tests = text.split(/^(?= *it\b)/m).filter((one) => /^ *it(\(|\.each\()/.test(one));
  return tests.find((one) => one.includes(`${JSON.stringify(title)},`));
}
