export const dynamic = "force-dynamic";

/** The process is alive. Asks nobody else, so it stays true while the database restarts. */
export function GET(): Response {
  return Response.json({ status: "alive" }, { headers: { "Cache-Control": "no-store" } });
}
