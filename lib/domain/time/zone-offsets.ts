const CHUNK_MS = 32 * 86_400_000;
// No two changes of a zone lie closer than 7 days (found by probing every zone of tz 2026c twice a
// day from 1899 to 2060), so this step cannot jump over a pair.
const PROBE_MS = 4 * 86_400_000;
const OFFSET = /GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?$/;

type Chunk = { readonly changesAt: readonly number[]; readonly offsetsMs: readonly number[] };

/**
 * A function from instants to the zone's offset from UTC, exact to the second as the tz database
 * has it, also for the odd offsets of before 1972 (Monrovia: −00:44:30). Intl is asked once per
 * span of 32 days; after that an answer is a look-up.
 *
 * @param name an IANA name that Intl knows
 * @returns offset in milliseconds, positive east of Greenwich, at an instant in epoch milliseconds
 */
export function offsetsOf(name: string): (atMs: number) => number {
  const probe = probeOf(name);
  const chunks = new Map<number, Chunk>();
  const constant = new Map<number, Chunk>();

  function load(index: number): Chunk {
    const from = index * CHUNK_MS;
    const changesAt: number[] = [];
    const offsetsMs = [probe(from)];
    let before = offsetsMs[0] ?? 0;
    for (let at = from; at < from + CHUNK_MS; at += PROBE_MS) {
      const after = probe(at + PROBE_MS);
      if (after !== before) {
        changesAt.push(changeBetween(probe, at, at + PROBE_MS));
        offsetsMs.push(after);
      }
      before = after;
    }
    if (changesAt.length > 0) return { changesAt, offsetsMs };
    const known = constant.get(before);
    if (known) return known;
    const chunk = { changesAt, offsetsMs };
    constant.set(before, chunk);
    return chunk;
  }

  return (atMs) => {
    const index = Math.floor(atMs / CHUNK_MS);
    let chunk = chunks.get(index);
    if (!chunk) {
      chunk = load(index);
      chunks.set(index, chunk);
    }
    let i = 0;
    for (const changeAt of chunk.changesAt) {
      if (atMs < changeAt) break;
      i += 1;
    }
    return chunk.offsetsMs[i] ?? 0;
  };
}

/** The first whole second in (from, to] at which the offset of `to` holds. */
function changeBetween(probe: (atMs: number) => number, from: number, to: number): number {
  const after = probe(to);
  let low = from / 1000;
  let high = to / 1000;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (probe(middle * 1000) === after) high = middle;
    else low = middle;
  }
  return high * 1000;
}

function probeOf(name: string): (atMs: number) => number {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: name,
    weekday: "narrow",
    timeZoneName: "longOffset",
  });
  return (atMs) => {
    const [, sign, hours, minutes, seconds] = OFFSET.exec(format.format(atMs)) ?? [];
    const ms =
      (Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0)) * 1000;
    return sign === "-" ? -ms : ms;
  };
}
