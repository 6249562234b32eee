import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import next from "next";
import { isLoopback, namesThisMachine } from "#lib/cli/launch/address.ts";
import { clientAddress } from "#lib/cli/launch/client-address.ts";
import { env } from "#lib/env.ts";
import { CLIENT_HEADER } from "#lib/http/client.ts";
import { endStreams } from "#lib/http/open-streams.ts";
import { log } from "#lib/log.ts";

/** A listening app. `close` ends streams and lets other requests finish, for at most six seconds. */
export type RunningApp = { close(): Promise<void> };

const drainMs = 6_000;

/**
 * The path and the names of its query, without values: those may hold what people typed. A link that
 * sets a password is a secret as a whole.
 */
function loggedPath(address: string): string {
  const url = URL.parse(address, "http://localhost");
  if (url === null) return "?";
  if (url.pathname.startsWith("/link/")) return "/link/…";
  const names = [...new Set(url.searchParams.keys())].join("&");
  return names === "" ? url.pathname : `${url.pathname}?${names}`;
}

function logRequest(request: IncomingMessage, response: ServerResponse): void {
  const startedMs = performance.now();
  const requestId = randomUUID();
  // Next passes headers on to handlers, whose log lines then carry the same id.
  request.headers["x-request-id"] = requestId;
  response.setHeader("X-Request-Id", requestId);
  const path = loggedPath(request.url ?? "/");
  const level = path.startsWith("/_next/") ? "debug" : "info";
  response.once("close", () => {
    const ms = Math.round(performance.now() - startedMs);
    const { statusCode: status, writableFinished } = response;
    const outcome = writableFinished ? {} : { aborted: true };
    log[level]({ requestId, method: request.method, path, status, ms, ...outcome }, "request");
  });
}

/** Tells pages who asks, whom limits of sign-in are counted by. */
function nameClient(request: IncomingMessage): void {
  const forwarded = request.headers["x-forwarded-for"];
  const chain = typeof forwarded === "string" ? forwarded : forwarded?.join(",");
  const { remoteAddress } = request.socket;
  request.headers[CLIENT_HEADER] = clientAddress(remoteAddress, chain, env().TRUST_PROXY);
}

/**
 * Whether a request is for another host than this machine or the one that people are told to open: a
 * foreign web page has pointed its own name here (DNS rebinding).
 */
function isForeignName(host: string | undefined): boolean {
  const { PUBLIC_URL } = env();
  const isPublic = PUBLIC_URL !== undefined && new URL(PUBLIC_URL).host === host?.toLowerCase();
  return !isPublic && !namesThisMachine(host);
}

function refuseForeignName(response: ServerResponse): void {
  response.writeHead(421, { "Content-Type": "text/plain; charset=utf-8" });
  response.end("This app answers to localhost and PUBLIC_URL only.\n");
}

async function listen(server: Server, host: string, port: number): Promise<void> {
  await new Promise((resolve, reject) => {
    server.once("error", reject).once("listening", () => resolve(undefined));
    server.listen(port, host);
  });
}

async function drain(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  await Promise.race([closed, sleep(drainMs, undefined, { ref: false })]);
  server.closeAllConnections();
}

/** Serves the built app from this process. The build folder is the one next.config.js names. */
export async function serveApp(host: string, port: number): Promise<RunningApp> {
  const app = next({ dev: false, dir: process.cwd(), hostname: host, port });
  await app.prepare();
  const handle = app.getRequestHandler();
  let isClosing = false;
  const server = createServer((request, response) => {
    logRequest(request, response);
    if (isClosing) response.setHeader("Connection", "close");
    nameClient(request);
    // After an action Next asks itself for the page that follows, over TLS if this says so: in vain.
    delete request.headers["x-forwarded-proto"];
    if (isLoopback(host) && isForeignName(request.headers.host)) refuseForeignName(response);
    else void handle(request, response);
  });
  await listen(server, host, port);
  return {
    async close() {
      isClosing = true;
      endStreams();
      await drain(server);
      await app.close();
    },
  };
}
