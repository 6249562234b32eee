import { describe, expect, test } from "vitest";
import { policyInput, promised, within } from "#tests/golden/sla/support.ts";

// The table of domain.md §3: Shanghai, every day 09:00–19:00, within 120 minutes.
const TABLE = [
  ["08:10", "2026-11-21T11:00", "2026-11-21T11:00", "2026-11-21T11:00"],
  ["17:00", "2026-11-21T19:00", "2026-11-21T19:00", "2026-11-21T19:00"],
  ["18:30", "2026-11-21T20:30", "2026-11-22T10:30", "2026-11-22T11:00"],
  ["19:00:00", "2026-11-22T11:00", "2026-11-22T11:00", "2026-11-22T11:00"],
] as const;

describe("the table of domain.md", () => {
  for (const [accepted, run, carry, restart] of TABLE) {
    test.each([
      ["run", run],
      ["carry", carry],
      ["restart", restart],
    ] as const)(`accepted ${accepted}, %s: due %s`, (afterClose, due) => {
      const promise = promised(policyInput(within(afterClose)), `2026-11-21T${accepted}+08:00`);
      const dueAt = new Date(`${due}:00+08:00`).toISOString();
      expect(promise).toMatchObject({ dueAt, dueOn: due.slice(0, 10) });
    });
  }
});
