"use client";

import type { LineWords, MomentWords } from "#components/shipments/line-words.ts";
import { VerdictMark } from "#components/sla/verdict-mark.tsx";
import { hrefTo, type LinkParams } from "#lib/contracts/links.ts";
import type { Verdict } from "#lib/domain/sla/verdict.ts";

/** The words that all lines share. */
export type SharedWords = {
  readonly due: string;
  readonly excused: string;
  readonly same: string;
  readonly verdicts: Readonly<Record<Verdict, string>>;
};

/**
 * Shipments, a line each; on a phone what has no column of its own stands below its number. A client
 * component for its weight alone: the page carries the lines' words a second time, not their markup.
 * Links are plain ones, which SoftLinks follows.
 */
export function ShipmentLines({
  lines,
  words,
  dealers,
}: {
  lines: readonly LineWords[];
  words: SharedWords;
  /**
   * Parameters of the dealers' pages, "unlinked" for a viewer who may not open them, or null where
   * all lines are of one dealer.
   */
  dealers: LinkParams | "unlinked" | null;
}) {
  const mark = (verdict: Verdict) => (
    <VerdictMark verdict={verdict} word={words.verdicts[verdict]} />
  );
  return lines.map((line) => {
    const dealer = (look: string) =>
      dealers === "unlinked" || dealers === null ? (
        <span className={look}>{line.dealer}</span>
      ) : (
        <a className={`thumb ${look}`} href={hrefTo(`/dealers/${line.dealerId}`, dealers)}>
          {line.dealer}
        </a>
      );
    return (
      <tr key={line.id}>
        <th scope="row">
          <a className="row-link font-bold" href={`/shipments/${line.dealerId}/${line.id}`}>
            {line.name}
          </a>
          {line.order === null ? null : <small className="text-ink-3">{line.order}</small>}
          <small className="lg:hidden">
            {dealers === null ? null : dealer("md:hidden")}
            <span className="block">{`${line.platform}·${line.serviceClass}`}</span>
            <span className="block md:hidden">
              {`${words.due} `}
              {moment({ ...line.due, text: line.dueNear }, line.zone)}
            </span>
          </small>
        </th>
        {dealers === null ? null : <td className="max-md:hidden">{dealer("")}</td>}
        <td className="whitespace-nowrap max-lg:hidden">
          {line.platform}
          <small className="text-ink-3">{line.serviceClass}</small>
        </td>
        <td className="max-xl:hidden">
          {line.accepted === null ? "–" : moment(line.accepted, line.zone)}
        </td>
        <td className="max-md:hidden">{moment(line.due, line.zone)}</td>
        <td className="max-lg:hidden">
          {typeof line.delivered === "string" ? (
            <span className="text-ink-3">{line.delivered}</span>
          ) : (
            moment(line.delivered, line.zone)
          )}
        </td>
        <td className="max-lg:text-right">
          {mark(line.verdict)}
          {line.lateness === null ? null : (
            <small className="whitespace-nowrap">{line.lateness}</small>
          )}
          {line.reason === null ? null : <small>{line.reason}</small>}
        </td>
        <td className="whitespace-nowrap max-lg:hidden">
          {line.adjusted === null ? null : mark(line.adjusted)}
          {line.excused ? <small>{words.excused}</small> : null}
          {line.adjusted === null && !line.excused ? (
            <span className="sr-only">{words.same}</span>
          ) : null}
        </td>
      </tr>
    );
  });
}

function moment({ at, text }: MomentWords, zone: string) {
  return (
    <time dateTime={at} title={zone}>
      {text}
    </time>
  );
}
