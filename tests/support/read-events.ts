/** A server-sent event as it came. */
export type ReadEvent = { readonly id: string; readonly event: string; readonly data: string };

/** A stream of events that is read. */
export type EventReader = {
  readonly status: number;
  readonly headers: Headers;
  /** The next event that is wanted; null at the end of the stream. */
  next(isWanted: (event: ReadEvent) => boolean): Promise<ReadEvent | null>;
  /** All that has come so far, as it came. */
  text(): string;
  /** The id of the last event so far. */
  lastId(): string;
  cut(): void;
};

/** Opens a stream and reads it at its pace. */
export async function readEvents(
  address: string,
  headers: Record<string, string>,
): Promise<EventReader> {
  const ended = new AbortController();
  const answer = await fetch(address, { headers, signal: ended.signal });
  const parts = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  let rest = "";
  let lastId = "";
  const waiting: ReadEvent[] = [];

  /** Reads on; false at the end. */
  async function read(): Promise<boolean> {
    const part = await parts?.read().catch(() => undefined);
    if (!part || part.done) return false;
    text += part.value;
    const blocks = (rest + part.value).split("\n\n");
    rest = blocks.pop() ?? "";
    for (const block of blocks) {
      const fields = new Map(
        block.split("\n").map((line) => {
          const [name = "", ...value] = line.split(": ");
          return [name, value.join(": ")] as const;
        }),
      );
      const event = fields.get("event");
      if (event === undefined) continue;
      waiting.push({ id: fields.get("id") ?? "", event, data: fields.get("data") ?? "" });
    }
    return true;
  }

  return {
    status: answer.status,
    headers: answer.headers,
    async next(isWanted) {
      for (;;) {
        for (let one = waiting.shift(); one; one = waiting.shift()) {
          lastId = one.id;
          if (isWanted(one)) return one;
        }
        if (!(await read())) return null;
      }
    },
    text: () => text,
    lastId: () => lastId,
    cut: () => ended.abort(),
  };
}
