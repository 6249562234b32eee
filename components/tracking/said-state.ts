/** What a form answers: null at first, else why not, at which field, and what was typed. */
export type SaidState = {
  readonly error: string;
  readonly field: "receivedAt" | "comment" | null;
  readonly values: Readonly<Record<string, string>>;
} | null;

export type SaidAction = (state: SaidState, form: FormData) => Promise<SaidState>;
