import { prismaAdapter } from "better-auth/adapters/prisma";
import { db } from "#lib/data/client.ts";

/** Asks for the process's client at each use: tests and commands close one and open another. */
const present = new Proxy({}, { get: (_target, name) => Reflect.get(db(), name) });

/** better-auth's way to our tables of people, accounts and sessions. */
export function sessionAdapter() {
  return prismaAdapter(present, { provider: "postgresql" });
}
