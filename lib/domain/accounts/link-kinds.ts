export const linkKinds = ["invite", "reset", "setup"] as const;
export type LinkKind = (typeof linkKinds)[number];

const HOUR_MS = 3_600_000;

/** How long a link to set a password may be followed. */
export const linkLastsMs: Readonly<Record<LinkKind, number>> = {
  invite: 7 * 24 * HOUR_MS,
  reset: HOUR_MS,
  setup: 24 * HOUR_MS,
};
