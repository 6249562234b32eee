import type { Refusal } from "#lib/domain/importing/refusals.ts";

/** Thrown out of a stream of rows when the file cannot be read further; an expected error. */
export class RefusedFile extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.code);
    this.name = "RefusedFile";
    this.refusal = refusal;
  }
}
