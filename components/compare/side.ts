import type { LinkParams } from "#lib/contracts/links.ts";

/** One side of a comparison on the screen: its name and what links to its rows carry. */
export type ShownSide = { readonly name: string; readonly params: LinkParams };
