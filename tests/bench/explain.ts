import { spawn } from "node:child_process";
import { once } from "node:events";
import { DEFAULT_RULES, DEFAULT_WINDOWS } from "#lib/domain/sla/defaults.ts";

const firstMs = Date.parse("2026-01-01T00:00:00Z");
const yearMs = 365 * 86_400_000;

/** Cases of both default rules over a year through the command line, whole process. */
export async function benchExplain(n: number) {
  const words = ["--disable-warning=ExperimentalWarning", "lib/cli/main.ts", "sla", "explain"];
  const startedMs = performance.now();
  const child = spawn(process.execPath, words, { stdio: ["pipe", "pipe", "inherit"] });
  const closed = once(child, "close");
  let answers = 0;
  child.stdout.on("data", (chunk: Buffer) => {
    for (const byte of chunk) if (byte === 10) answers += 1;
  });
  for (let i = 0; i < n; i += 1) {
    if (!child.stdin.write(`${caseLine(i)}\n`)) await once(child.stdin, "drain");
  }
  child.stdin.end();
  const [status] = await closed;
  const seconds = Number(((performance.now() - startedMs) / 1000).toFixed(1));
  return { bench: "explain", n, answers, status, seconds };
}

function caseLine(i: number): string {
  const acceptedMs = firstMs + ((i * 7_919_777) % yearMs);
  const iso = (ms: number) => new Date(ms).toISOString();
  const rule = DEFAULT_RULES[i % DEFAULT_RULES.length]?.rule;
  return JSON.stringify({
    policy: { zone: "Asia/Shanghai", windows: DEFAULT_WINDOWS, rule },
    acceptedAt: iso(acceptedMs),
    deliveredAt: iso(acceptedMs + 6_000_000),
    asOf: iso(acceptedMs + 90_000_000),
  });
}
