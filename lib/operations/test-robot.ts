import type { Scope } from "#lib/auth/scope.ts";
import { findRobotUrl } from "#lib/data/alarm-robots.ts";
import { insertAudit } from "#lib/data/audit.ts";
import { inTransaction } from "#lib/data/client.ts";
import { AppError } from "#lib/errors.ts";
import { publicOutside } from "#lib/operations/post-json.ts";
import { tellRobot } from "#lib/operations/tell-robot.ts";

/**
 * Has a robot say a text now.
 * @returns null where it did, else why not, as `tellRobot` says it
 * @throws AppError not_found
 */
export async function testRobot(
  scope: Scope,
  id: string,
  text: string,
  now: Date,
): Promise<string | null> {
  const url = await findRobotUrl(scope, id);
  if (url === null) throw new AppError("not_found");
  const error = await tellRobot(url, text, publicOutside);
  await inTransaction(scope, (tx) =>
    insertAudit(scope, tx, { action: "robot.tested", subject: id, data: { error }, at: now }),
  );
  return error;
}
