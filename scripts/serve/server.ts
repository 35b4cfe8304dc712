import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { forPlainHttp, type HeaderRule, headersFor, parseHeaders } from './headers.ts';
import { type Located, locate } from './locate.ts';
import { typeOf } from './mime.ts';

/** A running server: its port, its address with a trailing slash, and how to end it. */
export interface Running {
  readonly port: number;
  readonly url: string;
  readonly stop: () => Promise<void>;
}

const host = '127.0.0.1';
const portsToTry = 50;

/**
 * Serves a folder of finished pages on this machine only, with the headers of the folder's `_headers` file. Takes the
 * wanted port (0: any free one) or, if `searches` is set, the next free one after it; throws if there is none.
 */
export async function serveFolder(root: string, wanted: number, searches: boolean): Promise<Running> {
  const rules = forPlainHttp(parseHeaders(await readFile(join(root, '_headers'), 'utf8').catch(() => '')));
  const server = createServer((request, response) => {
    respond(root, rules, request, response).catch(() => response.destroy());
  });
  const port = await listenOnFree(server, wanted, searches ? portsToTry : 1);
  return { port, url: `http://localhost:${port}/`, stop: () => stopServer(server) };
}

async function listenOnFree(server: Server, first: number, tries: number): Promise<number> {
  for (let port = first; port < first + tries && port < 65_536; port++) {
    if ((port === 0 || !(await isAnswered(port))) && (await listenOn(server, port))) return readPort(server);
  }
  throw new Error(`Port ${first} is in use: stop what uses it, or set PORT to another one`);
}

/** Whether something answers at localhost, be it on IPv4 or IPv6: a browser could open that instead. */
function isAnswered(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: 'localhost' });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

function listenOn(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const refuse = (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false);
      else reject(error);
    };
    server.once('error', refuse);
    server.listen(port, host, () => {
      server.off('error', refuse);
      resolve(true);
    });
  });
}

function readPort(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function stopServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

async function respond(
  root: string,
  rules: readonly HeaderRule[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [pathname = '/', query] = splitOnce(request.url ?? '/', '?');
  for (const [name, value] of Object.entries(headersFor(rules, pathname))) response.setHeader(name, value);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    return sendText(response, 405, 'Method not allowed');
  }
  return sendLocated(root, await locate(root, pathname), query, response);
}

function splitOnce(text: string, mark: string): readonly [string, string | undefined] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

async function sendLocated(root: string, located: Located, query: string | undefined, response: ServerResponse): Promise<void> {
  switch (located.kind) {
    case 'file':
      return sendFile(response, 200, located.file, located.size);
    case 'redirect':
      response.setHeader('Location', query === undefined ? located.to : `${located.to}?${query}`);
      return sendText(response, 301, 'Moved permanently');
    case 'malformed':
      return sendText(response, 400, 'Bad request');
    case 'missing': {
      const page = await locate(root, '/404.html');
      return page.kind === 'file' ? sendFile(response, 404, page.file, page.size) : sendText(response, 404, 'Not found');
    }
  }
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
}

/** Text goes compressed to who takes it, as hosts send it. */
async function sendFile(response: ServerResponse, status: number, file: string, size: number): Promise<void> {
  const type = typeOf(file);
  const isText = compressible.test(type);
  const isCompressed = isText && acceptsGzip(response.req);
  response.writeHead(status, {
    'Content-Type': type,
    ...(isText && { Vary: 'Accept-Encoding' }),
    ...(isCompressed ? { 'Content-Encoding': 'gzip' } : { 'Content-Length': size }),
  });
  if (response.req.method === 'HEAD') response.end();
  else if (isCompressed) await pipeline(createReadStream(file), createGzip(), response);
  else await pipeline(createReadStream(file), response);
}

const compressible = /^text\/|^application\/(?:json|jsonl|xml|yaml|wasm|manifest\+json)|^image\/svg\+xml/;

function acceptsGzip({ headers }: IncomingMessage): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/.test(String(headers['accept-encoding'] ?? ''));
}
