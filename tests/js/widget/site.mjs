// A web server for the tests: pages that are written where they are tested, and the package as it is installed.

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';

const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
};

export class Site {
  /** What is served, by path: a page's body and headers. */
  #pages = new Map();
  /** Folders, by the path that their files' addresses start with: `{ folder, headers, types, change }`. */
  #folders = new Map();
  /** The paths that were asked for since `watch`. */
  requested = [];

  /** Starts it on a free port. */
  static async start() {
    const site = new Site();
    const server = createServer((request, response) => site.#answer(request, response));
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    server.unref();
    site.origin = `http://127.0.0.1:${server.address().port}`;
    return site;
  }

  /** Serves a page, and gives its address. */
  page(path, body, headers = {}) {
    this.#pages.set(path, { body, headers: { 'content-type': TYPES['.html'], ...headers } });
    return this.origin + path;
  }

  /** Serves a folder. `change` gets a file's path and bytes, and may answer with other bytes, or with none for a file that is missing. */
  folder(path, folder, { headers = {}, types = {}, change = (_, bytes) => bytes } = {}) {
    this.#folders.set(path, { folder, headers, types: { ...TYPES, ...types }, change });
  }

  async #answer(request, response) {
    const path = decodeURIComponent(new URL(request.url, this.origin).pathname);
    // Asked for by the browser, not by a page.
    if (path === '/favicon.ico') return response.writeHead(204).end();
    this.requested.push(path);
    const page = this.#pages.get(path);
    if (page) return response.writeHead(200, { 'cache-control': 'no-store', ...page.headers }).end(page.body);
    const [prefix, served] = [...this.#folders].find(([prefix]) => path.startsWith(prefix)) ?? [];
    const name = served && normalize(path.slice(prefix.length));
    const bytes = served && !name.startsWith('..')
      ? await readFile(join(served.folder, name)).then((bytes) => served.change(name, bytes)).catch(() => undefined)
      : undefined;
    if (bytes === undefined) return response.writeHead(404).end();
    const type = served.types[extname(name)] ?? 'application/octet-stream';
    // Two origins are one of the tests: scripts and style sheets from another server than the page's.
    return response.writeHead(200, { 'content-type': type, 'access-control-allow-origin': '*', ...served.headers }).end(bytes);
  }
}
