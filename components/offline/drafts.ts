import { logDatabase } from "#components/offline/log-database.ts";

/** Keeps what somebody has typed into a form but not confirmed; `subject` names the form. */
export async function saveDraft(personId: string, subject: string, draft: unknown): Promise<void> {
  await (await logDatabase()).put("drafts", { key: [personId, subject], draft });
}

/** What was kept of a form, for its own schema to read; undefined where nothing was. */
export async function readDraft(personId: string, subject: string): Promise<unknown> {
  return (await (await logDatabase()).get("drafts", [personId, subject]))?.draft;
}

/** Forgets what was typed into a form. */
export async function removeDraft(personId: string, subject: string): Promise<void> {
  await (await logDatabase()).delete("drafts", [personId, subject]);
}
