import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { describe, expect, test } from "vitest";

const CASE = {
  policy: {
    zone: "Asia/Shanghai",
    windows: { sat: [["09:00", "19:00"]] },
    rule: { kind: "within", budgetMinutes: 120, afterClose: "run" },
  },
  acceptedAt: "2026-11-21T10:30:00.000Z",
  deliveredAt: "2026-11-21T12:37:00Z",
  asOf: "2026-11-22T00:00:00+08:00",
  pauses: [{ from: "2026-11-21T11:00:00Z", to: "2026-11-21T11:10:00Z", reason: "dealer asked" }],
};
const LINE = JSON.stringify(CASE);

function start(...options: string[]) {
  return spawn(process.execPath, ["lib/cli/main.ts", "sla", "explain", ...options]);
}

async function explain(input: string | Uint8Array, ...options: string[]) {
  const child = start(...options);
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  const [out, err, [status]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close"),
  ]);
  const answers = out.split("\n").slice(0, -1);
  return { answers, err, status };
}

describe("sla explain", () => {
  test("answers a case with the fields of the exchange form in their order", async () => {
    const { answers, err, status } = await explain(`${LINE}\n`);
    expect(answers).toEqual([
      JSON.stringify({
        startsAt: "2026-11-21T10:30:00.000Z",
        dueAt: "2026-11-21T12:30:00.000Z",
        adjustedDueAt: "2026-11-21T12:40:00.000Z",
        verdict: "late",
        adjustedVerdict: "on_time",
        lateByMs: 420_000,
        steps: [
          "accepted Sat 21 Nov 18:30",
          "window 09:00–19:00, starts at once",
          "2 h allowed",
          "due Sat 21 Nov 20:30",
          "clock stopped Sat 21 Nov 19:00 to Sat 21 Nov 19:10: dealer asked",
          "due Sat 21 Nov 20:40 after the pauses",
        ],
      }),
    ]);
    expect({ err, status }).toEqual({ err: "", status: 0 });
  });

  test("a case without an adjusted due still has its raw answer", async () => {
    const day = { windows: [["09:00", "19:00"]], reason: "only day" };
    const rule = { ...CASE.policy.rule, afterClose: "carry" };
    const input = {
      ...CASE,
      policy: { ...CASE.policy, rule, windows: {}, exceptions: { "2026-11-21": day } },
      acceptedAt: "2026-11-21T01:00:00.000Z",
      pauses: [{ from: "2026-11-21T02:00:00Z", to: "2026-11-21T11:00:00Z", reason: "asked" }],
    };
    const { answers, err, status } = await explain(JSON.stringify(input));
    expect({ err, status }).toEqual({ err: "", status: 0 });
    const { steps, ...answer } = JSON.parse(answers[0] ?? "");
    expect(answer).toEqual({
      startsAt: "2026-11-21T01:00:00.000Z",
      dueAt: "2026-11-21T03:00:00.000Z",
      adjustedDueAt: null,
      verdict: "late",
      adjustedVerdict: null,
      lateByMs: Date.parse(CASE.deliveredAt) - Date.parse("2026-11-21T03:00:00.000Z"),
    });
    expect(steps.at(-1)).toContain("no adjusted due");
  });

  test("a bad case answers an error in its place and is named on stderr", async () => {
    const bad = [
      "",
      "{",
      "[]",
      JSON.stringify({ ...CASE, note: 1 }),
      JSON.stringify({ ...CASE, asOf: undefined }),
      JSON.stringify({ ...CASE, acceptedAt: "2026-11-21T10:30:00" }),
      JSON.stringify({ ...CASE, acceptedAt: "1899-01-01T00:00:00Z" }),
      JSON.stringify({ ...CASE, cancelledAt: "2026-11-21T10:30:00Z" }),
      JSON.stringify({ ...CASE, cancelledBy: "dealer" }),
      JSON.stringify({ ...CASE, acceptedAt: "2026-11-22T10:30:00Z" }),
      JSON.stringify({ ...CASE, policy: { ...CASE.policy, windows: {} } }),
      JSON.stringify({ ...CASE, policy: { ...CASE.policy, zone: "Mars" } }),
      JSON.stringify({ ...CASE, pauses: [{ from: CASE.asOf, to: CASE.acceptedAt, reason: "" }] }),
      `${LINE.slice(0, -1)},"deliveredAt":"${"x".repeat(1024 * 1024)}"}`,
    ];
    const input = [LINE, ...bad.flatMap((line) => [line, LINE])].join("\n");
    const { answers, err, status } = await explain(input);
    expect(status).toBe(1);
    expect(answers).toHaveLength(1 + 2 * bad.length);
    const errors = answers.filter((_, i) => i % 2 === 1).map((line) => JSON.parse(line).error);
    expect(errors).toEqual([
      "is empty",
      "is not JSON",
      "the case must be an object",
      'the case has unknown fields: "note"',
      "asOf is missing",
      "acceptedAt is a local time without a zone; end it with Z or an offset such as +08:00",
      "acceptedAt lies outside the years 1900 to 2200",
      "cancelledBy: a cancellation must say by whom: dealer or distributor",
      "cancelledAt: cancelledBy is given without cancelledAt",
      "acceptedAt: the acceptance is after asOf, so it has not happened yet",
      "policy.windows: the calendar does not open in the next 400 days",
      'policy.zone: no IANA time zone is called "Mars"',
      "pauses[0]: the pause ends (2026-11-21T10:30:00.000Z) before it begins (2026-11-21T16:00:00.000Z)",
      "is longer than 1 MiB",
    ]);
    expect(err).toBe(errors.map((error, i) => `line ${2 * i + 2}: ${error}\n`).join(""));
  });

  test("CRLF, a byte order mark, U+2028 inside a text and a missing last newline are no faults", async () => {
    const odd = JSON.stringify(CASE).replace("dealer asked", "a\u2028b");
    const { answers, status } = await explain(`\uFEFF${LINE}\r\n${odd}\r\n${LINE}`);
    expect(status).toBe(0);
    expect(answers).toHaveLength(3);
  });

  test("bytes that are not UTF-8 are a fault of their line only", async () => {
    const bytes = Buffer.concat([Buffer.from([0xff, 0xfe, 0x0a]), Buffer.from(`${LINE}\n`)]);
    const { answers, err } = await explain(bytes);
    expect(answers[0]).toBe('{"error":"is not UTF-8"}');
    expect(answers).toHaveLength(2);
    expect(err).toBe("line 1: is not UTF-8\n");
  });

  test("null stands for what has not happened", async () => {
    const open = { ...CASE, deliveredAt: null, cancelledAt: null, cancelledBy: null };
    const { answers } = await explain(JSON.stringify(open));
    expect(JSON.parse(answers[0] ?? "")).toMatchObject({ verdict: "overdue" });
  });

  test("no input: no answer", async () => {
    expect(await explain("")).toEqual({ answers: [], err: "", status: 0 });
  });

  test("speaks Chinese", async () => {
    const { answers, err } = await explain(`${LINE}\nx\n`, "--lang", "zh");
    expect(answers[0]).toContain("11月21日 周六 18:30 接单");
    expect(err).toBe("line 2: 不是 JSON\n");
  });

  test("wrong use is status 2, help is 0", async () => {
    expect((await explain("", "--lang", "fr")).status).toBe(2);
    expect((await explain("", "--fast")).status).toBe(2);
    expect((await explain("", "--help")).status).toBe(0);
  });

  test("a reader that leaves early ends it quietly", async () => {
    const child = start();
    child.stdin.on("error", () => {});
    child.stdin.end(`${LINE}\n`.repeat(20_000));
    const stderr = text(child.stderr);
    await once(child.stdout, "data");
    child.stdout.destroy();
    const [status] = await once(child, "close");
    expect({ status, err: await stderr }).toEqual({ status: 0, err: "" });
  });
});
