import { createAuthEndpoint } from "better-auth/api";
import { parseSetCookieHeader, setSessionCookie, toCookieOptions } from "better-auth/cookies";
import { betterAuth } from "better-auth/minimal";
import { z } from "zod";
import { authSecret } from "#lib/auth/secret.ts";
import { isSecure } from "#lib/auth/session-cookie.ts";
import { newId } from "#lib/data/new-id.ts";
import { sessionAdapter } from "#lib/data/session-adapter.ts";
import { holdsPassword } from "#lib/data/sessions.ts";
import { env } from "#lib/env.ts";

/** A session ends after so many days, however much it is used. */
const SESSION_DAYS = 30;

/** What the browser is to keep. */
export type SessionCookie = {
  readonly name: string;
  readonly value: string;
  readonly options: ReturnType<typeof toCookieOptions>;
};

const body = z.object({
  personId: z.uuid(),
  /** What is kept of the password that was proved. */
  passwordHash: z.string(),
  ip: z.string(),
  userAgent: z.string(),
});

/** Signing in by better-auth's own means once it is known who it is; no address leads here. */
const startSessionEndpoint = createAuthEndpoint(
  "/start-session",
  { method: "POST", body, metadata: { SERVER_ONLY: true } },
  async (context) => {
    const { personId, passwordHash, ip, userAgent } = context.body;
    const { internalAdapter } = context.context;
    const user = await internalAdapter.findUserById(personId);
    if (user === null) return null;
    const session = await internalAdapter.createSession(personId, false, {
      ipAddress: ip,
      userAgent,
    });
    // Only now, or a session would outlive the password that is replaced between the two.
    if (!(await holdsPassword(personId, passwordHash))) {
      await internalAdapter.deleteSession(session.token);
      return null;
    }
    await setSessionCookie(context, { session, user });
    return { sessionId: session.id };
  },
);

function makeAuth() {
  return betterAuth({
    appName: "Zhunda",
    baseURL: env().PUBLIC_URL ?? `http://localhost:${env().PORT}`,
    secret: authSecret(),
    database: sessionAdapter(),
    user: { modelName: "person" },
    session: { expiresIn: SESSION_DAYS * 86_400 },
    advanced: {
      cookiePrefix: "zhunda",
      useSecureCookies: isSecure(),
      database: { generateId: newId },
    },
    telemetry: { enabled: false },
    plugins: [{ id: "zhunda", endpoints: { startSession: startSessionEndpoint } }],
  });
}

let made: ReturnType<typeof makeAuth> | undefined;

/**
 * Begins a session of a person who has proved to be it. Every sign-in gets a token of its own.
 * @returns null where the password was changed or the person disabled since it was proved
 */
export async function startSession(
  given: z.infer<typeof body>,
): Promise<{ sessionId: string; cookies: SessionCookie[] } | null> {
  made ??= makeAuth();
  const { headers, response } = await made.api.startSession({ body: given, returnHeaders: true });
  if (response === null) return null;
  const cookies = [...parseSetCookieHeader(headers.get("set-cookie") ?? "")];
  return {
    sessionId: response.sessionId,
    cookies: cookies.map(([name, attributes]) => ({
      name,
      value: attributes.value,
      options: toCookieOptions(attributes),
    })),
  };
}
