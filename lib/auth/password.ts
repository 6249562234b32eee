import { hashPassword as hash, verifyPassword } from "better-auth/crypto";

/** Takes as long to check as a real one, and no password has it. */
const nobodys = `${"0".repeat(32)}:${"0".repeat(128)}`;

/** The hash to keep of a password (scrypt, with a salt of its own). */
export function hashPassword(password: string): Promise<string> {
  return hash(password);
}

/**
 * Whether a password is the one whose hash is kept. Where none is kept it takes the same time to say
 * no, so that an answer does not tell whether somebody has an account.
 */
export async function isPassword(kept: string | null, password: string): Promise<boolean> {
  const isRight = await verifyPassword({ hash: kept ?? nobodys, password });
  return isRight && kept !== null;
}
