import {createReadStream} from "node:fs";
import {stat} from "node:fs/promises";
import {createServer, type IncomingMessage, type Server, type ServerResponse} from "node:http";
import type {AddressInfo} from "node:net";
import {extname, join, normalize} from "node:path";

const contentTypes: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
};

/** Serves the folder `out` to this machine alone, on the first free port from `port`. */
export async function serveSite(
  out: string,
  {port = 3000}: {port?: number} = {}
): Promise<{address: string; close(): Promise<void>}> {
  const server = createServer((request, response) => void respond(out, request, response));
  await listenFrom(server, port);
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      })
  };
}

/** Returns the file that answers the URL path `pathname` within `out`, or undefined if there is none. */
export async function findSiteFile(out: string, pathname: string): Promise<string | undefined> {
  const path = join(out, normalize(`/${decodePath(pathname)}`)); // never above `out`
  for (const candidate of [path, `${path}.html`, join(path, "index.html")]) {
    const info = await stat(candidate).catch(() => undefined);
    if (info?.isFile()) return candidate;
  }
}

export function contentTypeOf(path: string): string {
  return contentTypes[extname(path)] ?? "application/octet-stream";
}

async function respond(out: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const pathname = (request.url ?? "/").split("?")[0]!;
  if (request.method !== "GET" && request.method !== "HEAD") return void response.writeHead(405).end();
  const file = await findSiteFile(out, pathname);
  if (!file) return void response.writeHead(404, {"content-type": "text/plain"}).end("not found\n");
  response.writeHead(200, {"content-type": contentTypeOf(file), "cache-control": "no-cache"});
  if (request.method === "HEAD") return void response.end();
  createReadStream(file)
    .on("error", () => response.destroy())
    .pipe(response);
}

function decodePath(pathname: string): string {
  try {
    return decodeURIComponent(pathname).replaceAll("\0", "");
  } catch {
    return pathname; // a stray per cent sign
  }
}

/** Listens to this machine alone, on the first free port from `port`. */
export async function listenFrom(server: Server, port: number): Promise<void> {
  for (let candidate = port; ; candidate++) {
    try {
      return await listen(server, candidate);
    } catch (error) {
      const isTaken = (error as NodeJS.ErrnoException).code === "EADDRINUSE";
      if (!isTaken || candidate - port >= 99) throw error;
    }
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      resolve();
    });
  });
}
