import type { Scope } from "#lib/auth/scope.ts";
import { MAX_ROBOTS, type NewRobot } from "#lib/contracts/alarm-robot.ts";
import {
  countRobots,
  deleteRobot,
  insertRobot,
  isPlatform,
  updateRobotEnabled,
} from "#lib/data/alarm-robots.ts";
import { insertAudit } from "#lib/data/audit.ts";
import { inTransaction, type Tx } from "#lib/data/client.ts";
import { AppError } from "#lib/errors.ts";

/**
 * Adds a robot, which is told of what is raised from then on. Adding it twice adds it once.
 * @throws AppError bad_input where the platform is none or there are too many robots
 */
export async function addRobot(scope: Scope, robot: NewRobot, now: Date): Promise<void> {
  const { id, name, platformId } = robot;
  await inTransaction(scope, async (tx) => {
    if ((await countRobots(tx)) >= MAX_ROBOTS) throw new AppError("bad_input", { field: "form" });
    if (platformId !== null && !(await isPlatform(tx, platformId))) {
      throw new AppError("bad_input", { field: "platformId" });
    }
    if (!(await insertRobot(tx, robot, now))) return;
    const data = { name, platformId };
    await insertAudit(scope, tx, { action: "robot.added", subject: id, data, at: now });
  });
}

/**
 * Switches a robot on or off. What is raised while it is off and still holds is told afterwards.
 * @throws AppError not_found
 */
export function setRobotEnabled(
  scope: Scope,
  id: string,
  enabled: boolean,
  now: Date,
): Promise<void> {
  return change(scope, id, enabled ? "robot.enabled" : "robot.disabled", now, (tx) =>
    updateRobotEnabled(tx, id, enabled),
  );
}

/**
 * Removes a robot.
 * @throws AppError not_found
 */
export function removeRobot(scope: Scope, id: string, now: Date): Promise<void> {
  return change(scope, id, "robot.removed", now, (tx) => deleteRobot(tx, id));
}

async function change(
  scope: Scope,
  id: string,
  action: string,
  now: Date,
  write: (tx: Tx) => Promise<boolean>,
): Promise<void> {
  await inTransaction(scope, async (tx) => {
    if (!(await write(tx))) throw new AppError("not_found");
    await insertAudit(scope, tx, { action, subject: id, data: {}, at: now });
  });
}
