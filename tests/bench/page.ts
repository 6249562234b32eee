/** Whole requests of a page one after the other: milliseconds to the last byte, and its size. */
export async function benchPage(address: URL, requests: number, cookie: string) {
  const times: number[] = [];
  let bytes = 0;
  for (let i = 0; i < requests + 3; i += 1) {
    const startedMs = performance.now();
    const response = await fetch(address, { headers: { Cookie: cookie } });
    bytes = (await response.arrayBuffer()).byteLength;
    if (!response.ok || response.redirected)
      throw new Error(`${address} answered ${response.status}`);
    // The first three warm up.
    if (i >= 3) times.push(performance.now() - startedMs);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => Math.round(times[Math.floor((times.length - 1) * share)] ?? 0);
  return {
    bench: "page",
    path: address.pathname,
    requests,
    bytes,
    medianMs: at(0.5),
    p95Ms: at(0.95),
  };
}
