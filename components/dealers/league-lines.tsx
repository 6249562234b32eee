"use client";

import { RateBar } from "#components/charts/rate-bar.tsx";
import { Sparkline } from "#components/charts/sparkline.tsx";
import { StandingLabel, type StandingWords } from "#components/charts/standing-label.tsx";
import { wordColumns } from "#components/dealers/league-columns.ts";
import type { LeagueWords } from "#components/dealers/league-words.ts";
import type { RateScale } from "#lib/charts/rate-scale.ts";
import type { LeagueColumn } from "#lib/contracts/league-columns.ts";
import { hrefTo, type LinkParams } from "#lib/contracts/links.ts";
import type { Standing } from "#lib/domain/stats/standing.ts";

/** The words that all lines share. */
export type SharedWords = {
  readonly due: string;
  readonly missed: string;
  readonly interval: string;
  readonly standings: Readonly<Record<Standing, StandingWords>>;
};

const rateColours: Record<Standing, string> = {
  weak: "text-bad",
  watch: "text-ink-1",
  meets: "text-ink-1",
  strong: "text-good",
  none: "text-ink-3",
};

/**
 * Dealers, a line each; every count leads to the shipments it counts. A client component for its
 * weight alone: the page carries the lines' words a second time, not their markup. Links are plain
 * ones, which SoftLinks follows.
 */
export function LeagueLines({
  lines,
  before,
  after,
  words,
  scale,
  cohort,
}: {
  lines: readonly LeagueWords[];
  /** The columns shown left and right of the rate. */
  before: readonly LeagueColumn[];
  after: readonly LeagueColumn[];
  words: SharedWords;
  scale: RateScale;
  cohort: LinkParams;
}) {
  return lines.map((line) => {
    const { dealerId, standing } = line;
    const dealerHref = hrefTo(`/dealers/${dealerId}`, cohort);
    const judged = <StandingLabel standing={standing} {...words.standings[standing]} />;
    const count = (outcome: "due" | "on_time" | "missed") => (
      <a
        className="drill thumb"
        href={hrefTo("/shipments", { ...cohort, dealer: dealerId, outcome })}
        aria-label={line.counts[outcome].label}
      >
        {line.counts[outcome].text}
      </a>
    );
    const content = (column: LeagueColumn) => {
      if (column === "due" || column === "on_time" || column === "missed") return count(column);
      if (column === "standing") return judged;
      const cell = line.cells[column];
      if (cell === undefined) return null;
      if ("text" in cell) {
        return (
          <>
            {cell.text}
            {cell.second === null ? null : second(cell.second)}
          </>
        );
      }
      const { label, spark } = cell;
      return (
        <a className="rounded-sm" href={`${dealerHref}#changed`} aria-label={label} title={label}>
          <Sparkline {...spark} />
        </a>
      );
    };
    const cells = (columns: readonly LeagueColumn[]) =>
      columns.map((column) => (
        <td
          key={column}
          className={wordColumns.has(column) ? "max-lg:hidden" : "max-lg:hidden num"}
        >
          {content(column)}
        </td>
      ));
    const bar = (width: number) => <RateBar {...line} scale={scale} width={width} />;
    return (
      <tr key={dealerId}>
        <td className="num text-ink-3 max-lg:px-1!">{line.rank}</td>
        <th scope="row">
          <a className="row-link font-bold hover:underline" href={dealerHref}>
            {line.name}
          </a>
          <small className="second text-ink-3">
            {line.place}
            {line.ownTarget === null ? null : <span className="ml-2">{line.ownTarget}</span>}
          </small>
          <small className="brief lg:hidden">
            {judged}
            <span>
              {`${words.due} `}
              {count("due")}
            </span>
            <span>
              {`${words.missed} `}
              {count("missed")}
            </span>
          </small>
        </th>
        {cells(before)}
        <td className="num">
          {line.rated === null ? (
            "–"
          ) : (
            <>
              <span className={`rate ${rateColours[standing]}`}>{line.rated.rate}</span>
              <small className="second text-ink-3" title={words.interval}>
                {line.rated.interval}
              </small>
              <span className="-mr-2 inline-block align-top sm:hidden">{bar(96)}</span>
            </>
          )}
        </td>
        <td className="max-sm:hidden">{bar(148)}</td>
        {cells(after)}
      </tr>
    );
  });
}

function second(text: string) {
  return <small className="second text-ink-3">{text}</small>;
}
