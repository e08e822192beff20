import {existsSync, type FSWatcher, watch} from "node:fs";
import {createServer, type IncomingMessage, type ServerResponse} from "node:http";
import type {AddressInfo} from "node:net";
import {join} from "node:path";
import type {Language} from "../messages.ts";
import {indexPage, listNotebooks, notebookFolders, pageOf} from "../notebooks.ts";
import {listenFrom} from "../site/server.ts";
import type {Workspace} from "../workspace.ts";

// a page asks again once it is told that something was saved
const reload = `<script>new EventSource("/changes").onmessage = () => location.reload();</script>`;

/**
 * Serves the notebooks to this machine alone, each made anew when it is asked for; open pages reload when a notebook is
 * saved or a run published.
 */
export async function serveNotebooks(
  workspace: Workspace,
  {port = 3100, language}: {port?: number; language: Language}
): Promise<{address: string; close(): Promise<void>}> {
  const waiting = new Set<ServerResponse>();
  const watchers = watchFolders(workspace, () => {
    for (const response of waiting) response.write("data: changed\n\n");
  });
  const server = createServer((request, response) => {
    if (request.url === "/changes") return void hold(response, waiting);
    respond(workspace, {request, response, language}).catch((error: unknown) => {
      response
        .writeHead(500, {"content-type": "text/plain; charset=utf-8"})
        .end(`${(error as Error).message}\n`);
    });
  });
  await listenFrom(server, port);
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve, reject) => {
        for (const watcher of watchers) watcher.close();
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      })
  };
}

type Exchange = {request: IncomingMessage; response: ServerResponse; language: Language};

// a page of elsewhere that got its own name to mean this machine is not answered
async function respond(workspace: Workspace, {request, response, language}: Exchange): Promise<void> {
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.headers.host ?? ""))
    return void response.writeHead(403).end();
  const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname).slice(1);
  const notebooks = await listNotebooks(workspace);
  const notebook = notebooks.find(({name}) => `${name}.html` === path || name === path);
  if (path !== "" && path !== "index.html" && !notebook)
    return void response.writeHead(404, {"content-type": "text/plain"}).end("not found\n");
  const page = notebook
    ? await pageOf(workspace, notebook, {language, foot: reload, home: "/"})
    : await indexPage(notebooks, reload);
  response
    .writeHead(200, {"content-type": "text/html; charset=utf-8", "cache-control": "no-store"})
    .end(page);
}

function hold(response: ServerResponse, waiting: Set<ServerResponse>): void {
  response.writeHead(200, {"content-type": "text/event-stream", "cache-control": "no-store"});
  response.write("\n");
  waiting.add(response);
  response.on("close", () => waiting.delete(response));
}

// an editor writes a file in several steps: they are one change
function watchFolders(workspace: Workspace, onChange: () => void): FSWatcher[] {
  let timer: NodeJS.Timeout | undefined;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(onChange, 100);
  };
  return [...notebookFolders(workspace), join(workspace.published, "analysts")]
    .filter((folder) => existsSync(folder))
    .map((folder) => watch(folder, soon));
}
