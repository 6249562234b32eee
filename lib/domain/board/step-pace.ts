/**
 * What the board knows of a platform's speed: how much longer it takes until delivery what is not picked
 * yet (`pick`) and what is picked and has not left (`load`), and how long the way takes from dispatch (`road`).
 */
export const paceSteps = ["pick", "load", "road"] as const;
export type PaceStep = (typeof paceSteps)[number];

const stepAfter = { pick: "load", load: "road", road: null } as const;

/** Stands for all platforms of a service class together, and for all hours of the day. */
export const ALL_PLATFORMS = "00000000-0000-0000-0000-000000000000";
export const ANY_HOUR = -1;

/**
 * How long it took from an hour of the platform's day on: from the dispatch in that hour, or from any
 * moment of it at which the shipment still stood before that step.
 */
export type StepPace = {
  readonly platformId: string;
  readonly serviceClass: string;
  readonly step: PaceStep;
  /** 0..23, or ANY_HOUR. */
  readonly hour: number;
  /** How many shipments it rests on. */
  readonly n: number;
  readonly p50Minutes: number;
  readonly p90Minutes: number;
};

/** What a pace rests on: that hour's history, that of all hours, of all platforms, or the policy alone. */
type PaceBasis = "hour" | "platform" | "class" | "transit";

/** How long the rest of a shipment usually takes (half of them longer), and how long at worst (1 in 10 longer). */
export type Pace = {
  readonly p50Minutes: number;
  readonly p90Minutes: number;
  readonly basis: PaceBasis;
};

/** With fewer than so many, a history says too little. */
const ENOUGH = 20;

/** How much longer than planned the slow ones take where no history says it. */
const SLOW_FACTOR = 1.5;

export type PaceBook = ReadonlyMap<string, StepPace>;

const keyOf = (platformId: string, serviceClass: string, step: PaceStep, hour: number) =>
  `${platformId} ${step} ${hour} ${serviceClass}`;

/** Paces to be looked up in; those that rest on too little are left out. */
export function paceBook(paces: readonly StepPace[]): PaceBook {
  return new Map(
    paces
      .filter(({ n }) => n >= ENOUGH)
      .map((pace) => [keyOf(pace.platformId, pace.serviceClass, pace.step, pace.hour), pace]),
  );
}

type Asked = {
  readonly platformId: string;
  readonly serviceClass: string;
  readonly transitMinutes: number | null;
};

/**
 * The pace from a step on, at an hour of the platform's day. Where that hour's history is thin, that of
 * all hours speaks, then that of the class at all platforms; without any, what the policy plans for the
 * road. It is never shorter than from the next step on.
 *
 * @returns null where nothing at all is known
 */
export function findPace(book: PaceBook, asked: Asked, step: PaceStep, hour: number): Pace | null {
  const own = storedPace(book, asked, step, hour);
  const after = stepAfter[step];
  if (after === null) return own ?? planned(asked.transitMinutes);
  const rest = findPace(book, asked, after, hour);
  if (own === null || rest === null) return own ?? rest;
  return {
    p50Minutes: Math.max(own.p50Minutes, rest.p50Minutes),
    p90Minutes: Math.max(own.p90Minutes, rest.p90Minutes),
    basis: own.basis,
  };
}

function storedPace(book: PaceBook, asked: Asked, step: PaceStep, hour: number): Pace | null {
  const { platformId, serviceClass } = asked;
  const found = (id: string, at: number, basis: PaceBasis): Pace | null => {
    const pace = book.get(keyOf(id, serviceClass, step, at));
    return pace ? { p50Minutes: pace.p50Minutes, p90Minutes: pace.p90Minutes, basis } : null;
  };
  return (
    found(platformId, hour, "hour") ??
    found(platformId, ANY_HOUR, "platform") ??
    found(ALL_PLATFORMS, ANY_HOUR, "class")
  );
}

function planned(transitMinutes: number | null): Pace | null {
  if (transitMinutes === null) return null;
  return {
    p50Minutes: transitMinutes,
    p90Minutes: transitMinutes * SLOW_FACTOR,
    basis: "transit",
  };
}
