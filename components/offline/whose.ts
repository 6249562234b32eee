import { v4 } from "uuid";
import { tellChange } from "#components/offline/changes.ts";
import { logDatabase } from "#components/offline/log-database.ts";

/** Who is at this phone, as far as it knows without asking; null = nobody since somebody signed out. */
export async function readPerson(): Promise<string | null> {
  const id = await (await logDatabase()).get("meta", "personId");
  return typeof id === "string" ? id : null;
}

/** Says that somebody else may be about to sign in. */
export async function doubtPerson(): Promise<void> {
  if ((await readPerson()) !== null) await (await logDatabase()).put("meta", 1, "isInDoubt");
}

/** Says that the doubt is over: the server has told who it is, or cannot be asked. */
export async function endDoubt(): Promise<void> {
  await (await logDatabase()).delete("meta", "isInDoubt");
}

/** Who may be shown what the phone keeps: nobody while the server can say whether it is them still. */
export async function readShownPerson(): Promise<string | null> {
  const isInDoubt = (await (await logDatabase()).get("meta", "isInDoubt")) !== undefined;
  return isInDoubt && navigator.onLine ? null : readPerson();
}

/**
 * Says who has signed in here. The days and drafts of others leave the phone; what they have not sent
 * stays, for them alone.
 */
export async function setPerson(personId: string): Promise<void> {
  await endDoubt();
  if ((await readPerson()) !== personId) await changePerson(personId);
}

/** Says that whoever was here has signed out. */
export async function forgetPerson(): Promise<void> {
  await changePerson(null);
}

async function changePerson(personId: string | null): Promise<void> {
  const database = await logDatabase();
  const tx = database.transaction(["meta", "day", "drafts"], "readwrite", { durability: "strict" });
  const meta = tx.objectStore("meta");
  await (personId === null ? meta.delete("personId") : meta.put(personId, "personId"));
  await meta.delete("halt");
  for (const key of await tx.objectStore("day").getAllKeys()) {
    if (key !== personId) await tx.objectStore("day").delete(key);
  }
  for (const key of await tx.objectStore("drafts").getAllKeys()) {
    if (key[0] !== personId) await tx.objectStore("drafts").delete(key);
  }
  await tx.done;
  tellChange("queued");
}

/** The id by which the server knows this browser; made at the first asking. */
export async function readDeviceId(): Promise<string> {
  const tx = (await logDatabase()).transaction("meta", "readwrite", { durability: "strict" });
  const known = await tx.store.get("deviceId");
  const id = typeof known === "string" ? known : v4();
  if (id !== known) await tx.store.put(id, "deviceId");
  await tx.done;
  return id;
}
