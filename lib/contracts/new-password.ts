import { z } from "zod";
import { checkPassword, type PasswordRefusal } from "#lib/domain/accounts/password-rule.ts";
import { parseEmail } from "#lib/domain/importing/reference/person.ts";

/** Why a line of such a form was refused. */
export type PasswordFormRefusal = PasswordRefusal | "name_empty" | "email_malformed";

const text = (form: FormData, name: string) => String(form.get(name) ?? "");

/** The new password of a form (`password`), and what is against it. */
export function readNewPassword(
  form: FormData,
  own: readonly (string | null)[],
): { password: string; errors: Record<string, PasswordFormRefusal> } {
  const password = text(form, "password");
  const refusal = checkPassword(password, own);
  return { password, errors: refusal === null ? {} : { password: refusal } };
}

const nameSchema = z.string().trim().min(1).max(80);

/** Who becomes the first admin, by the form's `name` and `email`. */
export function readFirstAdmin(form: FormData): {
  admin: { name: string; email: string } | null;
  errors: Record<string, PasswordFormRefusal>;
} {
  const name = nameSchema.safeParse(form.get("name"));
  const email = parseEmail(text(form, "email").trim());
  if (name.success && email.kind === "word") {
    return { admin: { name: name.data, email: email.word }, errors: {} };
  }
  return {
    admin: null,
    errors: {
      ...(!name.success && { name: "name_empty" as const }),
      ...(email.kind !== "word" && { email: "email_malformed" as const }),
    },
  };
}
