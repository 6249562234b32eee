import { noteStream } from "#lib/http/open-streams.ts";
import { log } from "#lib/log.ts";

/** Who has taken nothing for so long is cut, and comes back when it can. */
const STUCK_MS = 60_000;

/** One event of a stream (WHATWG HTML, server-sent events); its id is where a reader goes on. */
export function frame(event: string, id: number, data: object): string {
  return `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

/**
 * Answers with frames as they are made. The next one is asked for when the last has been taken, so a
 * slow reader costs no memory. It ends when the reader leaves, when the server closes, and when
 * nothing was taken for a minute.
 *
 * @param frames makes them until its signal
 * @param gone the request's signal
 */
export function eventStream(
  frames: (signal: AbortSignal) => AsyncGenerator<string, void>,
  gone: AbortSignal,
): Response {
  const ended = new AbortController();
  const made = frames(ended.signal);
  const forget = noteStream(() => ended.abort());
  const onGone = () => ended.abort();
  gone.addEventListener("abort", onGone, { once: true });
  if (gone.aborted) onGone();
  let stuck: ReturnType<typeof setTimeout> | undefined;
  const encoder = new TextEncoder();
  const finish = () => {
    clearTimeout(stuck);
    gone.removeEventListener("abort", onGone);
    forget();
  };
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      clearTimeout(stuck);
      const next = await made.next().catch((error: unknown) => {
        log.error({ err: error }, "a stream failed");
        return { done: true } as const;
      });
      if (next.done) {
        finish();
        controller.close();
        return;
      }
      controller.enqueue(encoder.encode(next.value));
      stuck = setTimeout(() => {
        ended.abort();
        finish();
        controller.error(new Error("the reader takes nothing"));
      }, STUCK_MS);
    },
    async cancel() {
      ended.abort();
      finish();
      await made.return();
    },
  });
  return new Response(body, {
    headers: {
      "Content-Type": "text/event-stream; charset=utf-8",
      "Cache-Control": "private, no-store, no-transform",
      "X-Accel-Buffering": "no",
    },
  });
}
