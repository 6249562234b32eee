import type { Scope } from "#lib/auth/scope.ts";
import { listReasons } from "#lib/data/miss-reasons.ts";
import { AppError } from "#lib/errors.ts";
import { logEvents } from "#lib/operations/log-events.ts";

/**
 * Says afterwards why a promise was missed, by a reason that is offered. It is an event of its own, told
 * at a desk: whoever sits there is its device.
 * @throws AppError not_found; bad_input for the reason; wrong_state where it was refused otherwise
 */
export async function explainMiss(
  scope: Scope,
  miss: {
    readonly id: string;
    readonly dealerId: string;
    readonly shipmentId: string;
    readonly reason: string;
  },
  now: Date,
  userAgent: string,
): Promise<void> {
  const { reason, ...key } = miss;
  const offered = await listReasons(scope);
  if (!offered.some(({ code }) => code === reason)) {
    throw new AppError("bad_input", { field: "reason", value: reason });
  }
  const atMs = now.getTime();
  const said = { kind: "explained", reason } as const;
  const times = { occurredAtMs: atMs, enteredAtMs: atMs, precision: "second" } as const;
  const { results } = await logEvents(
    scope,
    {
      deviceId: scope.actorId ?? key.id,
      sentAtMs: atMs,
      mode: "form",
      events: [{ ...key, said, ...times }],
    },
    now,
    userAgent,
  );
  const [result] = results;
  if (result?.status !== "refused") return;
  throw new AppError(result.why === "not_found" ? "not_found" : "wrong_state");
}
