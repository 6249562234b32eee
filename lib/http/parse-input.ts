import type { z } from "zod";
import { AppError } from "#lib/errors.ts";

/**
 * What a caller sent, parsed by its contract.
 * @throws AppError bad_input that names the first field and why
 */
export function parseInput<T>(schema: z.ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new AppError("bad_input", {
    field: issue?.path.join(".") || "query",
    value: issue?.message ?? "",
  });
}

/** The query of an address as an object, repeated names as lists. */
export function queryOf(request: Request): Record<string, string | string[]> {
  const { searchParams } = new URL(request.url);
  const names = [...new Set(searchParams.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const values = searchParams.getAll(name);
      return [name, values.length === 1 ? (values[0] ?? "") : values];
    }),
  );
}
