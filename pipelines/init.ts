import {copyFile, mkdir, readdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {Failure, isMissing} from "./failure.ts";
import {repository} from "./workspace.ts";

const mappingExample = `# 给没有现成映射的导出写一份映射;README「映射」一节有完整说明。
# A mapping for an export that none of the shipped ones knows; README, "Mappings", has the whole schema.
#
# name: our-tickets
# match:
#   header: [Ticket, Opened, Closed]     # every one of these must be in the header row
# exported_at: {file_name: '(\\d{8})'}
# entities:
#   tickets:
#     fields:
#       ticket_id: Ticket
#       submitted_at: {column: Opened, format: "%d/%m/%Y %H:%M"}
#       resolved_at: {column: Closed, format: "%d/%m/%Y %H:%M"}
`;

/** Makes a new workspace: the shipped policy to go through, an example mapping, and a place for the exports. */
export async function init(folder: string): Promise<void> {
  const found = await readdir(folder).catch((error: unknown) => {
    if (isMissing(error)) return [];
    if ((error as NodeJS.ErrnoException).code === "ENOTDIR")
      throw new Failure("usage", "not_a_folder", {folder});
    throw error;
  });
  if (found.length > 0) throw new Failure("usage", "workspace_exists", {folder});
  for (const name of ["exports", "mappings", "policy", "ledger"])
    await mkdir(join(folder, name), {recursive: true});
  const shipped = join(repository, "data", "policy");
  for (const name of await readdir(shipped))
    await copyFile(join(shipped, name), join(folder, "policy", name));
  await writeFile(join(folder, "mappings", "example.yaml.txt"), mappingExample);
  await writeFile(join(folder, ".gitignore"), "exports/\nlake/\nledger/\npublished/\nsite/\n*.duckdb*\n");
}
