import type { Task } from "graphile-worker";

/** What every task is given beside its payload. */
export type TaskTools = {
  readonly clock: () => Date;
  /** Whether this process is about to end, so that a long task hands over what is left of it. */
  readonly shouldStop: () => boolean;
  /** Where uploaded files lie. */
  readonly uploadsDir: string;
  /** Where pictures of shipments lie. */
  readonly filesDir: string;
};

export type MakeTask = (tools: TaskTools) => Task;
