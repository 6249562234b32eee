/** How a sentence names times and spans, in its language and zone. */
export type StepWords = {
  readonly at: (ms: number) => string;
  readonly end: (ms: number) => string;
  readonly day: (on: string) => string;
  readonly span: (ms: number) => string;
  readonly window: (fromMs: number, toMs: number) => string;
};
