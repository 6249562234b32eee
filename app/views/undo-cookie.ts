import { z } from "zod";
import { idSchema } from "#lib/contracts/id.ts";
import { type View, viewPages } from "#lib/contracts/saved-view.ts";

/** The cookie that holds the view deleted last, for as long as it may come back. */
export const DELETED_VIEW_COOKIE = "deleted-view";

export const undoCookie = { path: "/", maxAge: 600, sameSite: "lax", httpOnly: true } as const;

const schema = z.object({
  id: idSchema,
  page: z.enum(viewPages),
  name: z.string(),
  query: z.string(),
});

/** The view that a cookie's value holds; null for none or a damaged one. */
export function deletedView(value: string | undefined): View | null {
  try {
    return schema.parse(JSON.parse(value ?? "null"));
  } catch {
    return null;
  }
}
