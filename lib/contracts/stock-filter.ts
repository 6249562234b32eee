/** Which products are listed: all, those of which a platform has few, those of which one has none. */
export const stockShows = ["all", "few", "none"] as const;

export type StockShow = (typeof stockShows)[number];
