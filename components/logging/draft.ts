import type { Draft } from "#lib/contracts/log-draft.ts";
import type { SaidEvent } from "#lib/contracts/log-event.ts";
import type { LogStep } from "#lib/domain/logging/next-steps.ts";

/** A form in which nothing has been filled. */
export const emptyDraft: Draft = {
  scanned: [],
  isCounted: false,
  pieces: "",
  boxes: "",
  recipient: "",
  files: [],
  driverId: "",
  vehicle: "",
  reason: "",
  cancelledBy: "",
  atMs: null,
  lateReason: "",
};

/** What a form lacks before it can be sent. */
export type Missing = "boxes" | "pieces" | "recipient" | "reason" | "cancelledBy";

type Said =
  | { readonly ok: true; readonly said: SaidEvent }
  | { readonly ok: false; readonly missing: Missing };

/**
 * What a filled form says, or the first thing that it lacks.
 *
 * @param step "rescheduled": the dealer asks to wait, and the clock stands still
 */
export function saidOf(step: LogStep, draft: Draft): Said {
  const [recipient, reason, vehicle] = [draft.recipient, draft.reason, draft.vehicle].map((text) =>
    text.trim(),
  );
  const files = draft.files.length === 0 ? {} : { files: draft.files.map(({ id }) => id) };
  switch (step) {
    case "arrived":
    case "resumed":
      return said({ kind: step });
    case "picked": {
      const boxes = countOf(draft.boxes, 1, 999);
      if (boxes === null) return { ok: false, missing: "boxes" };
      return said({ kind: step, ...(boxes !== undefined && { boxes }) });
    }
    case "dispatched":
      return said({
        kind: step,
        ...(draft.driverId !== "" && { driverId: draft.driverId }),
        ...(vehicle && { vehicle }),
      });
    case "delivered": {
      const pieces = countOf(draft.pieces, 1, 999_999);
      if (pieces === null) return { ok: false, missing: "pieces" };
      if (!recipient) return { ok: false, missing: "recipient" };
      return said({
        kind: step,
        recipient,
        ...(pieces !== undefined && { pieces }),
        ...files,
        ...(reason && { reason }),
      });
    }
    case "delivery_failed":
      return reason ? said({ kind: step, reason, ...files }) : { ok: false, missing: "reason" };
    case "explained":
      return reason ? said({ kind: step, reason }) : { ok: false, missing: "reason" };
    case "rescheduled":
      return reason ? said({ kind: "paused", reason }) : { ok: false, missing: "reason" };
    case "returned":
    case "cancelled":
      if (draft.cancelledBy === "") return { ok: false, missing: "cancelledBy" };
      return reason
        ? said({ kind: step, reason, cancelledBy: draft.cancelledBy })
        : { ok: false, missing: "reason" };
  }
}

function said(event: SaidEvent): Said {
  return { ok: true, said: event };
}

/** A typed number; undefined where nothing was typed, null where it is none within the bounds. */
function countOf(typed: string, min: number, max: number): number | null | undefined {
  const text = typed.normalize("NFKC").trim();
  if (text === "") return undefined;
  const count = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  return count >= min && count <= max ? count : null;
}
