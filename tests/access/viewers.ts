import type { Role } from "#lib/auth/permissions.ts";

/**
 * Those by whose eyes every address is looked at. What is asked for is dealer A's, which belongs to
 * the region and the platform "here"; the driver carries its shipment and the representative looks
 * after it. Dealer B and all that is its own are elsewhere.
 */
export const signedIn = [
  "dealerA",
  "dealerB",
  "driver",
  "opsHere",
  "opsElsewhere",
  "managerHere",
  "managerElsewhere",
  "representative",
  "executive",
  "admin",
] as const;
export type SignedIn = (typeof signedIn)[number];

/** Nobody, and somebody who was disabled while a session of theirs was open. */
export const strangers = ["anonymous", "disabled"] as const;
export type Viewer = SignedIn | (typeof strangers)[number];

export const roleOf: Record<SignedIn | "disabled", Role> = {
  dealerA: "dealer",
  dealerB: "dealer",
  driver: "driver",
  opsHere: "ops",
  opsElsewhere: "ops",
  managerHere: "manager",
  managerElsewhere: "manager",
  representative: "representative",
  executive: "executive",
  admin: "admin",
  disabled: "admin",
};

const isOf =
  (...roles: readonly Role[]) =>
  (viewer: SignedIn) =>
    roles.includes(roleOf[viewer]);

/** Groups that rows are made of. */
export const admins = signedIn.filter(isOf("admin"));
export const dealers = signedIn.filter(isOf("dealer"));
export const ops = signedIn.filter(isOf("ops"));
export const managing = signedIn.filter(isOf("manager", "representative", "executive", "admin"));
/** Whose reach does not hold what is dealer A's. */
export const foreign = ["dealerB", "opsElsewhere", "managerElsewhere"] as const;

/** Whose data may stand in an answer at all. */
export const sees: Record<SignedIn, readonly ("A" | "B")[]> = {
  dealerA: ["A"],
  dealerB: ["B"],
  driver: ["A"],
  opsHere: ["A"],
  opsElsewhere: ["B"],
  managerHere: ["A"],
  managerElsewhere: ["B"],
  representative: ["A"],
  executive: ["A", "B"],
  admin: ["A", "B"],
};
