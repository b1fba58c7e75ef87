/**
 * A small web of its own for the browsers under test: an HTTP proxy that serves the pages it was given under
 * their real addresses, over TLS too, refuses everything else and remembers every request. No request leaves the
 * machine.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { selfSigned } from './certificate.ts';

export interface Web {
  /** Of the proxy, on 127.0.0.1. */
  port: number;
  /** Absolute address of every request so far, in order. */
  seen: readonly string[];
  /** Serves `body` at an absolute address; called again, it replaces the page. */
  serve(url: string, body: string): void;
  close(): Promise<void>;
}

/** Starts the web on a free port. Its certificate is self-signed: the browser must be told to accept that. */
export async function openWeb(): Promise<Web> {
  const pages = new Map<string, string>();
  const seen: string[] = [];
  const answer = (scheme: string) => (request: IncomingMessage, response: ServerResponse) => {
    // To a proxy the whole address comes in the request line, inside a tunnel only the path.
    const target = request.url ?? '';
    const absolute = /^https?:\/\//i.test(target)
      ? target
      : `${scheme}://${request.headers.host ?? ''}${target}`;
    const url = URL.canParse(absolute) ? new URL(absolute).href : absolute;
    seen.push(url);
    request.resume();
    const page = pages.get(url);
    if (page === undefined) response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' });
    else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' });
    response.end(page ?? 'No such page\n');
  };
  const tunnelled = createTlsServer(selfSigned('A web for tests'), answer('https'));
  const server = createServer(answer('http'));
  /** A tunnel whose handshake was never ended is no connection to either server, and kept `close` waiting two minutes. */
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('connect', (_request, socket, head) => {
    socket.on('error', () => socket.destroy());
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    if (head.length > 0) socket.unshift(head);
    tunnelled.emit('connection', socket);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    seen,
    serve(url, body) {
      pages.set(new URL(url).href, body);
    },
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
