import { hrefTo } from "#lib/contracts/links.ts";

/** The cohort of the page, as every link from it carries it on. */
export type CohortParams = {
  readonly period: string;
  readonly platform: string | null;
  readonly class: string | null;
};

/** Where the overview's numbers and marks lead; each list there counts what the number says. */
export function overviewLinks(cohort: CohortParams) {
  return {
    shipments: (extra: { outcome: string; dealer?: string; standing?: string }) =>
      hrefTo("/shipments", { ...cohort, ...extra }),
    dealers: (standing?: string) => hrefTo("/dealers", { ...cohort, standing }),
    dealer: (id: string) => hrefTo(`/dealers/${id}`, cohort),
    csv: (standing?: string) => hrefTo("/dealers/export", { ...cohort, standing }),
  };
}

export type OverviewLinks = ReturnType<typeof overviewLinks>;
