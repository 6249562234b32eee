import { createServer } from "node:net";
import { Refusal } from "#lib/cli/launch/refusal.ts";

/** Whether an address to bind to is reached from this machine only. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/** The address a person opens in a browser on this machine. */
export function browserAddress(host: string, port: number): string {
  const isEverywhere = host === "0.0.0.0" || host === "::";
  const name = isEverywhere || isLoopback(host) ? "localhost" : host;
  return `http://${name.includes(":") ? `[${name}]` : name}:${port}`;
}

/**
 * Whether a request's Host header names this machine. A foreign name means that a web page has
 * pointed its own name at 127.0.0.1 (DNS rebinding) to read what only this machine may see.
 */
export function namesThisMachine(hostHeader: string | undefined): boolean {
  const name = hostHeader?.replace(/:\d+$/, "").toLowerCase();
  return name === "localhost" || name === "127.0.0.1" || name === "[::1]";
}

/**
 * Makes sure early, before the database starts and the app is built, that the address is free.
 * @throws Refusal in one line with the mend
 */
export async function checkAddress(host: string, port: number): Promise<void> {
  const server = createServer();
  try {
    await new Promise((resolve, reject) => {
      server.once("error", reject).once("listening", () => resolve(undefined));
      server.listen(port, host);
    });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EADDRINUSE") {
      throw new Refusal(
        `PORT: ${port} is taken by another program; set another, as in PORT=${port === 65535 ? 3000 : port + 1} npm start`,
      );
    }
    if (code === "EACCES") {
      throw new Refusal(`PORT: this account may not use ${port}; set one above 1023, such as 3000`);
    }
    throw new Refusal(`HOST: cannot listen on ${host} (${String(code ?? error)}); set 127.0.0.1`);
  }
  await new Promise((resolve) => server.close(resolve));
}
