import { pino } from "pino";
import { env } from "#lib/env.ts";

const secretFields = ["password", "DATABASE_URL", "databaseUrl", "authorization", "cookie"];

/** Hides the password of a database address wherever it stands in a line, error texts included. */
function hidePasswords(line: string): string {
  return line.replace(/(postgres(?:ql)?:\/\/[^:@/\s"]*):[^@\s"]*@/g, "$1:***@");
}

/**
 * The structured log: JSON lines on standard output, level from `LOG_LEVEL`. Fields that hold
 * secrets are redacted. Never log personal data: ids only.
 */
export const log = pino({
  level: env().LOG_LEVEL,
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
  redact: {
    paths: secretFields.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]),
    censor: "***",
  },
  hooks: { streamWrite: hidePasswords },
});
