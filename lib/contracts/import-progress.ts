import { z } from "zod";

export const importStatuses = [
  "uploaded",
  "checking",
  "checked",
  "importing",
  "done",
  "failed",
  "cancelled",
  "interrupted",
  "undoing",
  "undone",
] as const;
export type ImportStatus = (typeof importStatuses)[number];

const n = z.int().min(0).default(0);
const names = z.array(z.string()).default([]);

/** What a run is at: in this order, and `waiting` only where another import writes. */
const runPhases = ["reading", "waiting", "placing", "writing"] as const;
export type RunPhase = (typeof runPhases)[number];

/**
 * How far the undoing of an import is, in shipments: those it concerns, taken out of every figure, led
 * back to what they were before, and left because somebody has touched them since.
 */
const undoCountsSchema = z.object({
  total: n,
  retracted: n,
  restored: n,
  touched: n,
  /** Whether those that are left stand on the stage. */
  isStaged: z.boolean().default(false),
});
export type UndoCounts = z.infer<typeof undoCountsSchema>;

/** How far an import is and what it found; while checking, what it would do. */
export const importCountsSchema = z.object({
  /** What the latest run was: a check, which writes nothing, or the import. */
  mode: z.enum(["check", "import"]).nullable().default(null),
  phase: z.enum(runPhases).default("reading"),
  bytesTotal: n,
  rowsRead: n,
  rowsStaged: n,
  rowsPlanned: n,
  rowsRejected: n,
  shipmentsNew: n,
  shipmentsChanged: n,
  shipmentsUnchanged: n,
  eventsAdded: n,
  correctionsAdded: n,
  linesAdded: n,
  dealersNew: n,
  platformsNew: n,
  serviceClassesNew: n,
  /** The first hundred of each. */
  newDealers: names,
  newPlatforms: names,
  newServiceClasses: names,
  /** Of master data: what the file is about. */
  recordsNew: n,
  recordsChanged: n,
  recordsUnchanged: n,
  regionsNew: n,
  newRecords: names,
  newRegions: names,
  nearSpellings: z
    .array(
      z.object({
        spelling: z.string(),
        dealer: z.string(),
        isKnown: z.boolean(),
        reason: z.string(),
      }),
    )
    .default([]),
  /** First and last due date among the rows taken. */
  dueFrom: z.string().nullable().default(null),
  dueTo: z.string().nullable().default(null),
  startedAt: z.string().nullable().default(null),
  /** An earlier run of it wrote as well and was begun anew: these counts tell of the last one only. */
  wroteBefore: z.boolean().default(false),
  undo: undoCountsSchema.nullable().default(null),
});
export type ImportCounts = z.infer<typeof importCountsSchema>;

/** How many shipments, or things of master data, an import creates, changes and finds as they are. */
export function writtenCounts(counts: ImportCounts) {
  return {
    created: counts.shipmentsNew + counts.recordsNew,
    changed: counts.shipmentsChanged + counts.recordsChanged,
    unchanged: counts.shipmentsUnchanged + counts.recordsUnchanged,
  };
}
