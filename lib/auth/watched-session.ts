import { actorOf } from "#lib/auth/actor.ts";
import { requestToken, requireSession } from "#lib/auth/require-scope.ts";
import type { Actor } from "#lib/auth/scope.ts";
import { now } from "#lib/clock.ts";
import { findSession } from "#lib/data/sessions.ts";

/** The session behind an answer that goes on for long after its request. */
export type WatchedSession = {
  /** Who it belonged to when it was asked with. */
  readonly actor: Actor;
  /** Who it belongs to by now; null where it has ended. */
  look(): Promise<Actor | null>;
};

/**
 * The session of whoever asks, to be looked at again and again.
 * @throws AppError signed_out
 */
export async function requireWatchedSession(): Promise<WatchedSession> {
  const { actor } = await requireSession();
  const token = await requestToken();
  return {
    actor,
    async look() {
      const row = token === null ? null : await findSession(token, now());
      return row && actorOf(row);
    },
  };
}
