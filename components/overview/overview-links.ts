import { hrefTo, type LinkParams } from "#lib/contracts/links.ts";

/** The cohort of the page, as every link from it carries it on. */
export type CohortParams = {
  readonly period: string;
  readonly platform: string | null;
  readonly class: string | null;
  readonly region: string | null;
};

/** Where the overview's numbers and marks lead; each list there counts what the number says. */
export function overviewLinks(cohort: CohortParams) {
  return {
    /** `extra` cuts the cohort further, or takes another period, platform or class in its place. */
    shipments: (extra: LinkParams & { readonly outcome: string }) =>
      hrefTo("/shipments", { ...cohort, ...extra }),
    hour: (weekday: number, hour: number | null) =>
      hrefTo("/shipments", { ...cohort, outcome: "due", weekday, hour }),
    dealers: (standing?: string) => hrefTo("/dealers", { ...cohort, standing }),
    dealersOf: (region: string) => hrefTo("/dealers", { ...cohort, region }),
    dealer: (id: string) => hrefTo(`/dealers/${id}`, cohort),
    platform: (platform: string) => hrefTo("/platforms", { ...cohort, platform }),
    compare: (a: string, b: string) => {
      const { period: _period, ...others } = cohort;
      return hrefTo("/compare", { a, b, ...others });
    },
    funnel: (limits: "adjusted" | null) =>
      `${hrefTo("/", { ...cohort, funnel: limits })}#funnel-title`,
    csv: (standing?: string) => hrefTo("/dealers/export", { ...cohort, standing }),
  };
}

export type OverviewLinks = ReturnType<typeof overviewLinks>;
