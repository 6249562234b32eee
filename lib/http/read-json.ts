import type { z } from "zod";
import { AppError } from "#lib/errors.ts";
import { parseInput } from "#lib/http/parse-input.ts";

/** As much as a body of JSON may be. */
const MAX_BYTES = 256 * 1024;

/**
 * The JSON that a caller sent, parsed by its contract. It is read no further than it may be long.
 * @throws AppError too_large, or bad_input that names the first field and why
 */
export async function readJson<T>(schema: z.ZodType<T>, request: Request): Promise<T> {
  const text = await readText(request);
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new AppError("bad_input", { field: "body", value: "no JSON" });
  }
  return parseInput(schema, body);
}

async function readText({ body }: Request): Promise<string> {
  if (body === null) return "";
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let text = "";
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > MAX_BYTES) {
      await reader.cancel();
      throw new AppError("too_large", { maxBytes: MAX_BYTES });
    }
    text += decoder.decode(value, { stream: true });
  }
}
