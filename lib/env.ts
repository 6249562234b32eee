import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { z } from "zod";

const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

const databaseUrlHint = "write postgresql://user:password@host:5432/database, or leave it unset";

function isDatabaseUrl(text: string): boolean {
  const url = URL.parse(text);
  if (url === null || !["postgres:", "postgresql:"].includes(url.protocol)) return false;
  return url.pathname.length > 1;
}

function isSmtpUrl(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && ["smtp:", "smtps:"].includes(url.protocol) && url.hostname !== "";
}

/** The origin of an address that people reach the app by; null where it is none. */
function publicOrigin(text: string): string | null {
  const url = URL.parse(text);
  if (url === null || !["http:", "https:"].includes(url.protocol)) return null;
  return url.pathname === "/" && url.search === "" && url.hash === "" && url.username === ""
    ? url.origin
    : null;
}

const fields = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, "write a whole number from 1 to 65535, such as 3000")
    .transform(Number)
    .refine((port) => port >= 1 && port <= 65535, "write a whole number from 1 to 65535")
    .default(3000),
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:-]+$/, "write an address such as 127.0.0.1 or 0.0.0.0, without a port")
    .default("127.0.0.1"),
  DATABASE_URL: z.string().refine(isDatabaseUrl, databaseUrlHint).optional(),
  DATA_DIR: z.string().default(".data"),
  SEED: z.enum(["demo", "none"], "write demo or none").default("demo"),
  PUBLIC_URL: z
    .string()
    .refine(
      (text) => publicOrigin(text) !== null,
      "write the address that people open, such as https://zhunda.example, without a path",
    )
    .transform((text) => publicOrigin(text) ?? text)
    .optional(),
  TRUST_PROXY: z
    .string()
    .regex(/^\d$/, "write how many proxies stand before the app, 0 to 9")
    .transform(Number)
    .default(0),
  AUTH_SECRET: z.string().min(32, "write at least 32 characters that nobody can guess").optional(),
  SMTP_URL: z
    .string()
    .refine(isSmtpUrl, "write smtps://user:password@host:465 or smtp://host:25, or leave it unset")
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(/@[^@\s]+$/, "write the sender's address, such as zhunda@example.com")
    .optional(),
  LOG_LEVEL: z.enum(logLevels, `write one of ${logLevels.join(", ")}`).default("info"),
});

/** Links in mails must not be made of what a request calls the host: anybody may send one. */
const settings = fields.superRefine((given, context) => {
  if (given.SMTP_URL === undefined) return;
  for (const name of ["MAIL_FROM", "PUBLIC_URL"] as const) {
    if (given[name] !== undefined) continue;
    context.addIssue({ code: "custom", path: [name], message: "set it, as SMTP_URL is set" });
  }
});

/** The settings of one process, parsed and complete. */
export type Env = z.infer<typeof settings>;

/** A setting is wrong; the message holds one line per wrong setting and is meant for people. */
export class EnvError extends Error {
  override readonly name = "EnvError";
}

/** Settings whose value may hold a password and is therefore never repeated in a message. */
const secret = new Set(["DATABASE_URL", "AUTH_SECRET", "SMTP_URL"]);

/**
 * Parses settings out of name-value pairs. An empty value counts as unset.
 * @throws EnvError with one line per wrong setting: its name, its value, and what would be right.
 */
export function readEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(
    Object.entries(source)
      .map(([name, value]) => [name, value?.trim()] as const)
      .filter(([, value]) => value !== undefined && value !== ""),
  );
  const result = settings.safeParse(given);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => {
    const name = String(issue.path[0]);
    if (given[name] === undefined) return `${name}: ${issue.message}`;
    const value = secret.has(name) ? "the value given" : JSON.stringify(given[name]);
    return `${name}: ${value} is not valid; ${issue.message}`;
  });
  throw new EnvError([...new Set(lines)].join("\n"));
}

function dotEnv(): Record<string, string | undefined> {
  try {
    return parseEnv(readFileSync(".env", "utf8"));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return {};
    throw error;
  }
}

let parsed: Env | undefined;

/**
 * The settings of this process: its environment, then `.env` in the working directory for what
 * the environment does not name, then defaults. Parsed at the first call and kept.
 * @throws EnvError as `readEnv`
 */
export function env(): Env {
  parsed ??= readEnv({ ...dotEnv(), ...process.env });
  return parsed;
}

/**
 * Names the database that this process and its children use from now on; for the launcher, which
 * learns the address of the embedded database only after starting it.
 */
export function provideDatabaseUrl(url: string): void {
  process.env.DATABASE_URL = url;
  parsed = undefined;
}
