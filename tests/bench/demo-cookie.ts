/**
 * The cookies of a demo's admin in an app that is running, got by its sign-in page's plain form, as a
 * browser without JavaScript sends it.
 */
export async function demoCookie(base: string): Promise<string> {
  const address = new URL("/sign-in", base);
  const page = await (await fetch(address)).text();
  const form = page.split("<form").find((part) => part.includes('name="role"'));
  const action = form && /name="(\$ACTION_ID_[0-9a-f]+)"/.exec(form)?.[1];
  if (!action) throw new Error(`${base} shows no demo: give the cookies of a session by --cookie`);
  const body = new FormData();
  body.set(action, "");
  body.set("role", "admin");
  const headers = { Origin: address.origin };
  const answer = await fetch(address, { method: "POST", headers, body, redirect: "manual" });
  const cookies = answer.headers.getSetCookie().map((one) => one.split(";")[0]);
  if (!cookies.some((one) => one?.includes("session_token"))) {
    throw new Error(`${base} answered ${answer.status} to signing in`);
  }
  return cookies.join("; ");
}
