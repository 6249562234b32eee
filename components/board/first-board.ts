import type { BoardAnswer } from "#lib/contracts/board.ts";
import type { Lane } from "#lib/domain/board/lanes.ts";

/** How many cards a lane shows at first. */
export const FIRST_SHOWN = 12;

/** A board as the page is made: the top of each lane, and how many there are in all. */
export type FirstBoard = {
  readonly answer: BoardAnswer;
  readonly counts: Readonly<Record<Lane, number>>;
  /** Whether every card is in it. */
  readonly isWhole: boolean;
};

/** What a board does not learn anew with every change. */
export type BoardSetting = {
  /** Its platform's id, or "all". */
  readonly platform: string;
  readonly platforms: readonly { readonly id: string; readonly name: string }[];
  readonly zone: string;
  readonly target: number;
  /** The last full month in words: "10月". */
  readonly month: string;
  readonly classes: readonly { readonly code: string; readonly name: string }[];
  readonly reasons: readonly { readonly code: string; readonly name: string }[];
  readonly mayLog: boolean;
  readonly mayAssign: boolean;
  /** Whether the top bar has a search, which answers to the keys / and ?. */
  readonly hasSearch: boolean;
};
