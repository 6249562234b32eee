import { readdir } from "node:fs/promises";
import { listAppliedMigrations, pingDatabase } from "#lib/data/health.ts";
import { log } from "#lib/log.ts";

export const dynamic = "force-dynamic";

const headers = { "Cache-Control": "no-store" };

function notReady(detail: string): Response {
  const problem = { type: "about:blank", title: "Service Unavailable", status: 503, detail };
  const type = { "Content-Type": "application/problem+json" };
  return Response.json(problem, { status: 503, headers: { ...headers, ...type } });
}

/** The migrations of this version; the server runs in the root of the repository. */
async function listOwnMigrations(): Promise<string[]> {
  const entries = await readdir("prisma/migrations", { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

/** The app can do its work: the database answers and has every migration of this version. */
export async function GET(): Promise<Response> {
  try {
    await pingDatabase();
    const applied = new Set(await listAppliedMigrations());
    const missing = (await listOwnMigrations()).filter((name) => !applied.has(name));
    if (missing.length > 0) return notReady(`migrations are missing: ${missing.join(", ")}`);
    return Response.json({ status: "ready" }, { headers });
  } catch (error) {
    log.error({ err: error }, "not ready");
    return notReady("the database does not answer");
  }
}
