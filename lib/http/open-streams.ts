/** What ends each stream that this process has open. */
type OpenStreams = { readonly ends: Set<() => void>; isClosing: boolean };

// The server that listens and what Next bundles are other modules of the same process.
const holder: { zhundaStreams?: OpenStreams } = globalThis as never;

function openStreams(): OpenStreams {
  holder.zhundaStreams ??= { ends: new Set(), isClosing: false };
  return holder.zhundaStreams;
}

/** Notes a stream until the answer is called; one that comes while the server closes is ended at once. */
export function noteStream(end: () => void): () => void {
  const streams = openStreams();
  streams.ends.add(end);
  if (streams.isClosing) end();
  return () => streams.ends.delete(end);
}

/** Ends all streams, since a server that closes waits for every answer to be complete. */
export function endStreams(): void {
  const streams = openStreams();
  streams.isClosing = true;
  for (const end of [...streams.ends]) end();
}
