import { createLoader } from "nuqs/server";
import { cohortParams, parseAsId } from "#app/search-params.ts";

/** What a report is of: a period, and one dealer, a region or (neither) all that the viewer sees. */
export const loadReportQuery = createLoader({
  period: cohortParams.period,
  region: cohortParams.region,
  dealer: parseAsId,
});
