"use client";

import { useEffect } from "react";
import { doubtPerson } from "#components/offline/whose.ts";

/**
 * On the page where people sign in: whoever comes next may be somebody else, so the log shows nothing of
 * whoever was here before until the server has said who it is.
 */
export function PhoneAtDoor() {
  useEffect(() => {
    void doubtPerson().catch(() => undefined);
  }, []);
  return null;
}
