"use client";

import { useEffect } from "react";
import { hasLog } from "#components/offline/has-log.ts";

/** Tells the phone who has signed in on it: it shows what is theirs, and nothing of anybody before. */
export function PhoneOwner({ personId }: { personId: string }) {
  useEffect(() => {
    // A browser that keeps nothing has nothing of anybody.
    tell(personId).catch(() => undefined);
  }, [personId]);
  return null;
}

async function tell(personId: string): Promise<void> {
  if (!(await hasLog())) return;
  // On every page, so it comes only when it is needed.
  const { setPerson } = await import("#components/offline/whose.ts");
  await setPerson(personId);
}
