import { operatorScope } from "#lib/auth/scope.ts";
import { now } from "#lib/clock.ts";
import { rewriteDealerTurns } from "#lib/operations/rewrite-dealer-turns.ts";
import { generateWorld, type WorldSize } from "#tests/bench/world/generate.ts";
import { withWorld } from "#tests/bench/world/open.ts";

/** Generates a world; says how long that took and what is in it. */
export function benchWorld(size: WorldSize, data: string | undefined) {
  return withWorld(data, async (url) => {
    const startedMs = performance.now();
    const made = await generateWorld(url, size, now());
    await rewriteDealerTurns(operatorScope("settings:write"), now());
    const seconds = Number(((performance.now() - startedMs) / 1000).toFixed(1));
    return { bench: "world", ...size, ...made, seconds };
  });
}
