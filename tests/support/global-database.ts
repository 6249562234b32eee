import { randomUUID } from "node:crypto";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { discardDatabase } from "#lib/cli/database/discard.ts";
import { openEmbeddedDatabase } from "#lib/cli/database/embedded.ts";
import { clearRunFolder, makeRunFolder } from "#lib/cli/launch/run-folder.ts";
import { migrate } from "#prisma/migrate.ts";

type Server = { url: string; superuserUrl: string; stop(): Promise<void> };

async function query(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** A throw-away server of this run; nothing of it must survive a crash, so it never syncs. */
async function startServer(): Promise<Server> {
  const given = process.env.TEST_RUN_FOLDER;
  const runFolder = given ?? (await makeRunFolder());
  const dataDir = join(runFolder, "integration");
  const database = await openEmbeddedDatabase(dataDir);
  await query(
    database.superuserUrl,
    "ALTER ROLE zhunda CREATEDB",
    "ALTER SYSTEM SET fsync = off",
    "SELECT pg_reload_conf()",
  );
  return {
    url: database.url,
    superuserUrl: database.superuserUrl,
    stop: () => (given === undefined ? clearRunFolder(runFolder) : discardDatabase(dataDir)),
  };
}

/** The server of TEST_DATABASE_URL, whose role must not be a superuser and may create databases. */
function externalServer(url: string): Server {
  return { url, superuserUrl: "", stop: async () => undefined };
}

/** Vitest's global set-up of the integration tests: one server, one migrated template. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const external = process.env.TEST_DATABASE_URL;
  const server = external ? externalServer(external) : await startServer();
  const template = `template_${randomUUID().replaceAll("-", "")}`;
  await query(server.url, `CREATE DATABASE ${template}`);
  const url = new URL(server.url);
  url.pathname = `/${template}`;
  await migrate(url.href);
  project.provide("serverUrl", server.url);
  project.provide("superuserUrl", server.superuserUrl);
  project.provide("template", template);
  return async () => {
    await query(server.url, `DROP DATABASE ${template} WITH (FORCE)`);
    await server.stop();
  };
}
