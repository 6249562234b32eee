"use client";

import { useEffect } from "react";

/** Tells the phone who has signed in on it: it shows what is theirs, and nothing of anybody before. */
export function PhoneOwner({ personId }: { personId: string }) {
  useEffect(() => {
    void tell(personId);
  }, [personId]);
  return null;
}

async function tell(personId: string): Promise<void> {
  // On every page, so it comes after what the page itself needs.
  const { setPerson } = await import("#components/offline/whose.ts");
  // A browser that keeps nothing has nothing of anybody.
  await setPerson(personId).catch(() => undefined);
}
