import { createHash } from "node:crypto";
import type { Scope } from "#lib/auth/scope.ts";
import { claimSendings, listOpenChannels, updateSendings } from "#lib/data/alarm-sendings.ts";
import { inTransaction } from "#lib/data/client.ts";
import { listTellings } from "#lib/data/inbox.ts";
import { planSendings } from "#lib/domain/alarms/plan-sendings.ts";
import type { AlarmTelling } from "#lib/domain/alarms/telling.ts";
import { UNDO_MS } from "#lib/domain/logging/check-withdrawal.ts";

/** Something to be told, to one mailbox or robot. */
type AlarmParcel = {
  readonly address: string;
  readonly tellings: readonly AlarmTelling[];
  /** The same for the same alarms on the same channel, however often they are tried. */
  readonly id: string;
};

/** Tells somebody; answers null, or why it could not, without anything secret. */
type TellAlarms = (parcel: AlarmParcel) => Promise<string | null>;

/** By what alarms leave; null = there is no mail server. */
export type AlarmPost = { readonly mail: TellAlarms | null; readonly robot: TellAlarms };

/**
 * Sends what is to be sent of alarms now: one mail or message a channel. Each is claimed before it
 * leaves, so that of several who are at this one sends it, and noted after it has left; whoever dies in
 * between leaves it to be sent again under the same id, once the claim is old. Answers how many left.
 *
 * @param signal ends it after the one it is at
 */
export async function sendAlarms(
  scope: Scope,
  clock: () => Date,
  post: AlarmPost,
  signal: AbortSignal,
): Promise<number> {
  let sent = 0;
  for (const channel of await listOpenChannels(scope, clock(), post.mail !== null)) {
    if (signal.aborted) break;
    const now = clock();
    const planned = planSendings(channel, now.getTime(), UNDO_MS);
    const tell = channel.channel.startsWith("mail:") ? post.mail : post.robot;
    if (planned.length === 0 || tell === null) continue;
    const claimed = await inTransaction(scope, (tx) => claimSendings(tx, channel, planned, now));
    if (claimed.length === 0) continue;
    const tellings = await listTellings(
      scope,
      claimed.map(({ alarmId }) => alarmId),
    );
    const rounds = claimed.map(({ alarmId, round }) => `${alarmId} ${round}`).sort();
    const id = createHash("sha256")
      .update([channel.channel, ...rounds].join("\n"))
      .digest("hex");
    const error = await tell({ address: channel.address, tellings, id: id.slice(0, 32) });
    await updateSendings(scope, channel.channel, now, { now: clock(), error });
    if (error === null) sent += 1;
  }
  return sent;
}
