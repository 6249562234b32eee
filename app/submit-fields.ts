import { headers } from "next/headers";
import type { z } from "zod";
import type { FieldFormState } from "#components/ui/field-form.tsx";
import type { Permission } from "#lib/auth/permissions.ts";
import { requireScope } from "#lib/auth/require-scope.ts";
import type { Scope } from "#lib/auth/scope.ts";
import { now } from "#lib/clock.ts";
import { AppError } from "#lib/errors.ts";
import { requireSameOrigin } from "#lib/http/same-origin.ts";

type Errors = Promise<Readonly<Record<string, string>>>;

/**
 * Does what a form of plain fields asks for, by who may.
 * @param errorsOf what to say of fields that cannot be read, by field
 * @param refusalOf what to say where the operation refuses
 * @returns what was done, or the form as it is shown again
 */
export async function submitFields<Input>(
  form: FormData,
  submission: {
    readonly permission: Permission;
    readonly schema: z.ZodType<Input>;
    readonly operation: (scope: Scope, input: Input, at: Date) => Promise<void>;
    readonly errorsOf: (error: z.ZodError) => Errors;
    readonly refusalOf: (error: AppError) => Errors;
  },
): Promise<{ readonly done: Input } | { readonly state: FieldFormState }> {
  const { permission, schema, operation, errorsOf, refusalOf } = submission;
  const values = Object.fromEntries(
    [...form].flatMap(([name, value]) =>
      typeof value === "string" && !name.startsWith("$") ? [[name, value]] : [],
    ),
  );
  const parsed = schema.safeParse(values);
  try {
    requireSameOrigin(await headers());
    const scope = await requireScope(permission);
    if (!parsed.success) return { state: { values, errors: await errorsOf(parsed.error) } };
    await operation(scope, parsed.data, now());
    return { done: parsed.data };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { state: { values, errors: await refusalOf(error) } };
  }
}
