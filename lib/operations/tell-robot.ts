import { z } from "zod";
import { type Outside, postJson } from "#lib/operations/post-json.ts";

/** The longest text that a robot of WeCom takes, in bytes of UTF-8. */
const MAX_BYTES = 2_048;

const answerSchema = z.object({ errcode: z.int() });

/**
 * Has a robot of WeCom say a text in its group.
 * @param url the robot's address, which is a secret
 * @returns null where it did, else why not, without anything of the address
 */
export async function tellRobot(
  url: string,
  text: string,
  outside: Outside,
): Promise<string | null> {
  const body = { msgtype: "text", text: { content: cut(text) } };
  const posted = await postJson(url, body, outside);
  if (posted.kind === "failed") return posted.code;
  if (posted.status !== 200) return `http ${posted.status}`;
  const answer = answerSchema.safeParse(jsonOf(posted.text));
  if (!answer.success) return "no answer of a robot";
  return answer.data.errcode === 0 ? null : `errcode ${answer.data.errcode}`;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** As much of a text as fits, by whole lines where there are several. */
function cut(text: string): string {
  const lines = text.split("\n");
  const fits = (part: readonly string[]) => Buffer.byteLength(part.join("\n")) <= MAX_BYTES;
  while (lines.length > 1 && !fits(lines)) lines.splice(-2, 1);
  return lines.join("\n");
}
