import { knownDevice } from "#lib/auth/known-device.ts";
import { isPassword } from "#lib/auth/password.ts";
import type { Role } from "#lib/auth/permissions.ts";
import { operatorScope, ownScope } from "#lib/auth/scope.ts";
import { type SessionCookie, startSession } from "#lib/auth/start-session.ts";
import { type Account, findAccount } from "#lib/data/accounts.ts";
import { insertAudit } from "#lib/data/audit.ts";
import { inTransaction } from "#lib/data/client.ts";
import { deleteSession } from "#lib/data/sessions.ts";
import {
  countAttempt,
  forgetAttempts,
  forgiveAttempt,
  type Wait,
} from "#lib/data/sign-in-limits.ts";
import { addressNetwork } from "#lib/domain/accounts/address-network.ts";
import {
  maskIdentifier,
  normalIdentifier,
  readIdentifier,
} from "#lib/domain/accounts/identifier.ts";
import { counterOf, digest } from "#lib/operations/attempt-counters.ts";

/** What somebody typed, and from where. */
export type SignInAttempt = {
  readonly identifier: string;
  readonly password: string;
  /** The network address it comes from; "" where that is not known. */
  readonly ip: string;
  readonly userAgent: string;
  /** The browser's cookie of an earlier sign-in. */
  readonly device: string | null;
  /** The session that the browser is in already, which ends. */
  readonly replaces: string | null;
};

/** `refused` says no more: not who is unknown, disabled, or has no password yet. */
export type SignInResult =
  | {
      readonly kind: "signed_in";
      readonly personId: string;
      readonly role: Role;
      readonly cookies: readonly SessionCookie[];
    }
  | { readonly kind: "refused" }
  | { readonly kind: "wait"; readonly waitMs: number };

/**
 * Signs somebody in by e-mail address, mobile number or login name. Whoever it names, the same is
 * done: one account is looked for, the attempt is counted, one password is hashed, and an audit row is
 * written.
 */
export async function signIn(attempt: SignInAttempt, now: Date): Promise<SignInResult> {
  const account = await findAccount(readIdentifier(attempt.identifier));
  const counters = countersOf(attempt, account);
  const wait = await count(counters);
  if (wait) {
    if (wait.begins) await note(attempt, account, "sign_in.blocked", now);
    return { kind: "wait", waitMs: wait.waitMs };
  }
  const session = await beginSession(attempt, account);
  if (session === null || account === null) {
    await note(attempt, account, "sign_in.failed", now);
    return { kind: "refused" };
  }
  await forgetAttempts("account", counters.account);
  if (counters.address !== null) await forgiveAttempt("address", counters.address);
  await note(attempt, account, "sign_in.done", now);
  const { personId, role } = account;
  return { kind: "signed_in", personId, role, cookies: session.cookies };
}

/** Null where the password is not the person's, or not any more. */
async function beginSession({ password, ip, userAgent }: SignInAttempt, account: Account | null) {
  const passwordHash = account && !account.disabled ? account.passwordHash : null;
  const isRight = await isPassword(passwordHash, password);
  if (!isRight || account === null || passwordHash === null) return null;
  const { personId } = account;
  return startSession({ personId, passwordHash, ip, userAgent: userAgent.slice(0, 400) });
}

type Counters = { readonly account: string; readonly address: string | null };

/**
 * What an attempt counts against. However somebody is named, it is one account; nobody's are counted
 * by what was typed, in whichever way: else the wait would tell who has an account. A browser known to be the person's own counts for itself alone.
 */
function countersOf({ identifier, ip, device }: SignInAttempt, account: Account | null): Counters {
  const known = account && knownDevice(device, account.personId);
  if (known) return { account: digest(`device:${known}`), address: null };
  return {
    account: account
      ? counterOf(account.personId)
      : digest(`nobody:${normalIdentifier(identifier)}`),
    address: ip === "" ? null : digest(`ip:${addressNetwork(ip)}`),
  };
}

async function count({ account, address }: Counters): Promise<Wait | null> {
  const far = address === null ? null : await countAttempt("address", address);
  return far ?? (await countAttempt("account", account));
}

/** Writes down what became of an attempt; what was typed only so far that its typist knows it again. */
async function note(
  { identifier, device, replaces }: SignInAttempt,
  account: Account | null,
  action: "sign_in.done" | "sign_in.failed" | "sign_in.blocked",
  now: Date,
): Promise<void> {
  const isDone = action === "sign_in.done" && account !== null;
  const scope = isDone
    ? ownScope({ id: account.personId, role: account.role })
    : operatorScope("people:write");
  const data = {
    identifier: maskIdentifier(identifier),
    disabled: account?.disabled ?? false,
    knownDevice: account !== null && knownDevice(device, account.personId) !== null,
  };
  await inTransaction(scope, async (tx) => {
    if (isDone && replaces !== null) await deleteSession(tx, replaces);
    const subject = account?.personId ?? "unknown";
    await insertAudit(scope, tx, { action, subject, data, at: now });
  });
}
