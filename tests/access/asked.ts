import type { Row } from "#tests/access/matrix.ts";
import type { SignedIn, Viewer } from "#tests/access/viewers.ts";

/** Where somebody who is not signed in ends up. */
export const SIGN_IN = "/sign-in";

/** What a row of the matrix says that a viewer is answered: a status, or a path that they are sent to. */
export function expectedAnswer(route: string, row: Row, viewer: Viewer): number | string {
  if (viewer === "anonymous" || viewer === "disabled") {
    if (row.free) return 200;
    if (route.includes(" /api/")) return 401;
    return route === "/[...missing]" ? 404 : SIGN_IN;
  }
  const sent = row.sent?.[viewer];
  if (sent !== undefined) return sent;
  if (row.open?.includes(viewer)) return 200;
  return isIn(row.hidden, viewer) ? 404 : 403;
}

function isIn(group: readonly SignedIn[] | undefined, viewer: SignedIn): boolean {
  return group?.includes(viewer) ?? false;
}

/**
 * The same of an answer that came. Next answers an action that leads elsewhere with what it leads to,
 * and says so in a header.
 */
export function answerOf({ status, headers }: Response): number | string {
  const to = headers.get("x-action-redirect")?.split(";")[0] ?? headers.get("location");
  return to === null ? status : new URL(to, "http://own").pathname;
}

/** The body by which a browser with JavaScript asks for an action, its form being empty but for `fields`. */
export function actionBody(takesState: boolean, fields: Readonly<Record<string, string>> = {}) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(`1_${name}`, value);
  body.set("0", JSON.stringify(takesState ? [null, "$K1"] : ["$K1"]));
  return body;
}
