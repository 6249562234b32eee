import { once } from "node:events";
import { Command, Option } from "commander";
import { slaCaseSchema } from "#lib/contracts/sla.ts";
import { slaIssueText } from "#lib/contracts/sla-issue-text.ts";
import { answerCase } from "#lib/domain/sla/answer-case.ts";
import { definePolicy } from "#lib/domain/sla/define-policy.ts";
import type { CompiledPolicy, Outcome, PolicyInput } from "#lib/domain/sla/policy.ts";
import { type Locale, pathText, refusalText } from "#lib/domain/sla/refusal-text.ts";

const MAX_LINE_BYTES = 1024 * 1024;
const MAX_POLICIES_KEPT = 200;
const NEWLINE = 0x0a;

const HELP = `
Reads JSON lines from stdin, one case a line, and writes one answer a line in the same order. A case
that is refused answers {"error": "..."} in its place and is named on stderr; the exit status is
then 1. An empty line is such a case.`;

/** `sla explain`: promise, verdict and explanation of each case on stdin. */
export function slaExplainCommand(): Command {
  return new Command("explain")
    .description("answer SLA cases: one JSON case a line in, one JSON answer a line out")
    .addOption(
      new Option("--lang <language>", "language of the steps and errors")
        .choices(["en", "zh"])
        .default("en"),
    )
    .addHelpText("after", HELP)
    .action(async ({ lang }: { lang: Locale }) => {
      if (await explainLines(process.stdin, lang)) process.exitCode = 1;
    });
}

/** Answers every line; tells whether any failed. Writes once per chunk, so memory stays constant. */
async function explainLines(input: AsyncIterable<Uint8Array>, lang: Locale): Promise<boolean> {
  const define = rememberingDefine();
  let lineNumber = 0;
  let failed = false;
  for await (const lines of linesOf(input)) {
    let answers = "";
    let complaints = "";
    for (const line of lines) {
      lineNumber += 1;
      const { answer, error } = answerLine(line, lang, define);
      answers += `${JSON.stringify(error === null ? answer : { error })}\n`;
      if (error !== null) complaints += `line ${lineNumber}: ${error}\n`;
    }
    failed ||= complaints !== "";
    await write(process.stderr, complaints);
    await write(process.stdout, answers);
  }
  return failed;
}

function answerLine(line: Uint8Array | null, lang: Locale, define: typeof definePolicy) {
  const failed = (error: string) => ({ answer: null, error });
  if (line === null) return failed(TEXTS.too_long[lang]);
  const text = decode(line);
  if (text === null) return failed(TEXTS.not_utf8[lang]);
  if (text.trim() === "") return failed(TEXTS.empty[lang]);
  const json = parseJson(text);
  if (!json.ok) return failed(TEXTS.not_json[lang]);
  const parsed = slaCaseSchema.safeParse(json.value);
  if (!parsed.success) return failed(slaIssueText(parsed.error, lang));
  const outcome = answerCase(parsed.data, lang, define);
  if (outcome.ok) return { answer: outcome.value, error: null };
  return failed(`${pathText(outcome.refusal.path)}: ${refusalText(outcome.refusal, lang)}`);
}

const TEXTS = {
  too_long: { en: "is longer than 1 MiB", zh: "超过 1 MiB" },
  not_utf8: { en: "is not UTF-8", zh: "不是 UTF-8 编码" },
  empty: { en: "is empty", zh: "是空行" },
  not_json: { en: "is not JSON", zh: "不是 JSON" },
} as const;

/** Compiles a policy once per its text and keeps the last used ones with their calendars. */
function rememberingDefine(): typeof definePolicy {
  const known = new Map<string, Outcome<CompiledPolicy>>();
  return (input: PolicyInput) => {
    const key = JSON.stringify(input);
    const found = known.get(key) ?? definePolicy(input);
    known.delete(key);
    known.set(key, found);
    const [oldest] = known.keys();
    if (known.size > MAX_POLICIES_KEPT && oldest !== undefined) known.delete(oldest);
    return found;
  };
}

/**
 * The lines that each chunk completes. Cut at bytes: readline would also cut at U+2028, which JSON
 * allows inside a string. Null stands for a line that is too long to be held.
 */
async function* linesOf(input: AsyncIterable<Uint8Array>): AsyncGenerator<(Uint8Array | null)[]> {
  let rest: Uint8Array[] = [];
  let restBytes = 0;
  const take = (part: Uint8Array) => {
    restBytes += part.length;
    if (restBytes <= MAX_LINE_BYTES) rest.push(part);
    else rest = [];
  };
  const finish = () => {
    const line = restBytes > MAX_LINE_BYTES ? null : Buffer.concat(rest);
    rest = [];
    restBytes = 0;
    return line;
  };
  for await (const chunk of input) {
    const lines: (Uint8Array | null)[] = [];
    let from = 0;
    for (let to = chunk.indexOf(NEWLINE); to !== -1; to = chunk.indexOf(NEWLINE, from)) {
      take(chunk.subarray(from, to));
      lines.push(finish());
      from = to + 1;
    }
    take(chunk.subarray(from));
    yield lines;
  }
  if (restBytes > 0) yield [finish()];
}

function decode(bytes: Uint8Array): string | null {
  try {
    return UTF8.decode(bytes);
  } catch {
    return null;
  }
}

const UTF8 = new TextDecoder("utf-8", { fatal: true });

function parseJson(text: string): { ok: true; value: unknown } | { ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false };
  }
}

async function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  if (text !== "" && !stream.write(text)) await once(stream, "drain");
}
