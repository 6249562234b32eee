import type { Refusal } from "#lib/domain/importing/refusals.ts";
import { AppError } from "#lib/errors.ts";

/**
 * Thrown when a file cannot be read, or not further: the AppError `file_refused` with the reason's
 * code as `reason` and its parameters, the same wherever in the file the reason stands.
 */
export class RefusedFile extends AppError {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super("file_refused", { reason: refusal.code, ...refusal.params });
    this.name = "RefusedFile";
    this.refusal = refusal;
  }
}
