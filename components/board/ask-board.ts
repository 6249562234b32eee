import { type BoardAnswer, boardAnswerSchema, MAX_CARD_KEYS } from "#lib/contracts/board.ts";
import { hrefTo } from "#lib/contracts/links.ts";

const WAIT_MS = 20_000;

/**
 * Asks the server for a board, or for some of its cards by key.
 * @returns null where no answer came
 */
export async function askBoard(
  platform: string,
  keys: readonly string[] | null,
): Promise<BoardAnswer | null> {
  const asked = keys === null || keys.length > MAX_CARD_KEYS ? null : keys.join(",");
  try {
    const answer = await fetch(hrefTo("/api/v1/board", { platform, keys: asked }), {
      signal: AbortSignal.timeout(WAIT_MS),
    });
    return answer.ok ? boardAnswerSchema.parse(await answer.json()) : null;
  } catch {
    return null;
  }
}
