"use client";

import { useEffect } from "react";
import { hasLog } from "#components/offline/has-log.ts";

/**
 * On the page where people sign in: whoever comes next may be somebody else, so the log shows nothing of
 * whoever was here before until the server has said who it is.
 */
export function PhoneAtDoor() {
  useEffect(() => {
    doubt().catch(() => undefined);
  }, []);
  return null;
}

async function doubt(): Promise<void> {
  if (!(await hasLog())) return;
  const { doubtPerson } = await import("#components/offline/whose.ts");
  await doubtPerson();
}
