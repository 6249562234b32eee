// Read by hand: Turbopack (Next 16.4) cannot bundle zod into a service worker, which sends as well.

/** What the server said of one event: whether it has it, or why it did not take it. */
export type ReadResult =
  | { readonly id: string; readonly status: "sent" }
  | {
      readonly id: string;
      readonly status: "conflict";
      readonly params: Readonly<Record<string, string | number>>;
    }
  | {
      readonly id: string;
      readonly status: "refused";
      readonly why: string;
      readonly params: Readonly<Record<string, string | number>>;
    };

/** The answer of POST /api/v1/shipment-events (logAnswerSchema); null where it is none. */
export function readAnswer(body: unknown): { results: ReadResult[]; skewMs: number } | null {
  if (!isObject(body) || !("results" in body) || !("skewMs" in body)) return null;
  const { results, skewMs } = body;
  if (!Array.isArray(results) || typeof skewMs !== "number") return null;
  const read = results.map(readResult);
  const whole = read.filter((result) => result !== null);
  return whole.length === read.length ? { results: whole, skewMs } : null;
}

function readResult(result: unknown): ReadResult | null {
  if (!isObject(result) || !("id" in result) || !("status" in result)) return null;
  const { id, status } = result;
  if (typeof id !== "string") return null;
  if (status === "recorded" || status === "known") return { id, status: "sent" };
  const params = namedValues("params" in result && isObject(result.params) ? result.params : {});
  if (status === "conflict") return { id, status, params };
  if (status !== "refused" || !("why" in result) || typeof result.why !== "string") return null;
  return { id, status, why: result.why, params };
}

function namedValues(params: object): Record<string, string | number> {
  const entries: [string, unknown][] = Object.entries(params);
  return Object.fromEntries(
    entries.flatMap(([name, value]) =>
      typeof value === "string" || typeof value === "number" ? [[name, value]] : [],
    ),
  );
}

/** The stable code of an answer that tells an error; undefined where it is none of the app's. */
export function readProblemCode(body: unknown): string | undefined {
  return isObject(body) && "code" in body && typeof body.code === "string" ? body.code : undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
