/** So many streams a person may have open; a browser has one. */
const MOST = 20;
/** Who had to leave comes back no sooner. */
const AWAY_MS = 60_000;

const holder: { zhundaLiveOf?: Map<string, AbortController[]> } = globalThis as never;

/**
 * Lets a person's stream in; where there are too many, the oldest has to leave.
 * @returns when to leave, and what to call at the end
 */
export function admit(personId: string): { leave: AbortSignal; forget: () => void } {
  holder.zhundaLiveOf ??= new Map();
  const all = holder.zhundaLiveOf;
  const mine = new AbortController();
  const open = [...(all.get(personId) ?? []), mine];
  for (const one of open.splice(0, open.length - MOST)) one.abort();
  all.set(personId, open);
  const forget = () => {
    const left = (all.get(personId) ?? []).filter((one) => one !== mine);
    if (left.length > 0) all.set(personId, left);
    else all.delete(personId);
  };
  return { leave: mine.signal, forget };
}

/** Tells a reader to stay away for a while. */
export const LEAVING = `retry: ${AWAY_MS}\n\n`;
