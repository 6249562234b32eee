import { lookup } from "node:dns";
import { type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { isPublicAddress } from "#lib/operations/public-address.ts";

const TIMEOUT_MS = 5_000;
const MAX_ANSWER_BYTES = 16_384;

/** Where requests may go. */
export type Outside = {
  readonly isAllowed: (address: string) => boolean;
  readonly protocols: readonly string[];
};

/** The public network, encrypted. */
export const publicOutside: Outside = { isAllowed: isPublicAddress, protocols: ["https:"] };

/** What another server answered, or by what code it was not reached. */
export type Posted =
  | { readonly kind: "answered"; readonly status: number; readonly text: string }
  | { readonly kind: "failed"; readonly code: string };

/**
 * Posts JSON to an address that somebody has entered. What a name stands for is checked where the
 * connection is made, so a name that is made to stand for something inside later on does not help;
 * redirections are answers like any other and are not followed.
 *
 * @returns codes are of Node's errors, or `address` (not to be reached from here), `timeout`, `too_large`
 */
export function postJson(
  address: string,
  body: unknown,
  { isAllowed, protocols }: Outside,
): Promise<Posted> {
  const url = URL.parse(address);
  const host = url?.hostname.replace(/^\[|\]$/g, "") ?? "";
  if (url === null || !protocols.includes(url.protocol) || (isIP(host) !== 0 && !isAllowed(host))) {
    return Promise.resolve({ kind: "failed", code: "address" });
  }
  const text = JSON.stringify(body);
  const send = url.protocol === "http:" ? requestHttp : requestHttps;
  return new Promise((resolve) => {
    const fail = (code: string) => resolve({ kind: "failed", code });
    const posted = send(
      url,
      {
        method: "POST",
        headers: {
          "Content-Type": "application/json; charset=utf-8",
          "Content-Length": Buffer.byteLength(text),
        },
        lookup: checkedLookup(isAllowed),
        // Nothing is kept open between messages.
        agent: false,
        signal: AbortSignal.timeout(TIMEOUT_MS),
      },
      (answer) => {
        readText(answer).then(
          (told) => {
            if (told === null) fail("too_large");
            else resolve({ kind: "answered", status: answer.statusCode ?? 0, text: told });
          },
          (error: unknown) => fail(codeOf(error)),
        );
      },
    );
    posted.on("error", (error) => fail(codeOf(error)));
    posted.end(text);
  });
}

/** Looks a name up and refuses it where any of its addresses is one that must not be reached. */
function checkedLookup(isAllowed: Outside["isAllowed"]): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error || first === undefined) {
        callback(error ?? new Error("no address"), "", 4);
      } else if (!addresses.every(({ address }) => isAllowed(address))) {
        callback(Object.assign(new Error("address"), { code: "address" }), "", 4);
      } else if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

async function readText(answer: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of answer) {
    const chunk = Buffer.from(part);
    bytes += chunk.length;
    if (bytes > MAX_ANSWER_BYTES) {
      answer.destroy();
      return null;
    }
    parts.push(chunk);
  }
  return Buffer.concat(parts).toString("utf8");
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "unexpected";
  if (error.name === "TimeoutError" || error.name === "AbortError") return "timeout";
  return "code" in error && typeof error.code === "string" ? error.code : "unexpected";
}
