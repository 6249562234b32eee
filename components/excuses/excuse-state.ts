/** What a form of excuses says back: why not, what was typed, and the evidence that is there already. */
export type ExcuseState = {
  readonly error: string;
  readonly values: Readonly<Record<string, string>>;
  readonly files: readonly string[];
} | null;

export type ExcuseAction = (state: ExcuseState, form: FormData) => Promise<ExcuseState>;
