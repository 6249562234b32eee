import { dealerNames, secondSpelling } from "#prisma/seed/demo/dealer-names.ts";
import {
  FOUNDED_AT_MS,
  type PlatformCity,
  platformCities,
  platformIn,
} from "#prisma/seed/demo/network.ts";
import { peopleOf } from "#prisma/seed/demo/people.ts";
import { siteNamesIn, territories } from "#prisma/seed/demo/places.ts";
import { type Story, stories } from "#prisma/seed/demo/stories.ts";
import { type Rng, rngOf } from "#prisma/seed/rng.ts";
import { uuidAt } from "#prisma/seed/uuid.ts";

type DemoSite = { readonly id: string; readonly name: string; readonly city: string };

export type DemoDealer = {
  readonly id: string;
  readonly name: string;
  /** Other spellings; the name itself is not among them. */
  readonly aliases: readonly string[];
  readonly city: string;
  readonly dealerClass: "A" | "B" | "C";
  readonly regionId: string;
  readonly homePlatformId: string;
  readonly representative: string;
  readonly sponsor: string;
  readonly sites: readonly DemoSite[];
};

/** A dealer with how it behaves: what is generated from, and not stored. */
export type DealerHabits = {
  readonly dealer: DemoDealer;
  readonly home: PlatformCity;
  readonly shipments: number;
  /** Share of its shipments that are missed for ordinary reasons. */
  readonly missRate: number;
  readonly story: Story | null;
};

const TOTAL_SHIPMENTS = 60_000;
const LARGEST = 4_000;
const SMALLEST = 3;

type Sketch = {
  readonly city: string;
  readonly home: PlatformCity;
  readonly name: string;
  readonly story: Story | null;
};

/** All dealers of the demo, their volumes log-normal: one with 4,000 shipments, one with three. */
export function makeDealers(): DealerHabits[] {
  const rng = rngOf("demo/dealers");
  const sketches = sketchDealers();
  const volumes = volumesOf(sketches, rng);
  return sketches.map((sketch, index) => {
    const shipments = volumes[index] ?? SMALLEST;
    const { story, home } = sketch;
    return {
      dealer: makeDealer(sketch, shipments, rng),
      home,
      shipments,
      missRate: story ? 0.02 : 0.019 + 0.02 * rng.next(),
      story,
    };
  });
}

function sketchDealers(): Sketch[] {
  const nameIn = dealerNames();
  const ordinary = platformCities.flatMap((home) => {
    const { local, remote } = territories[home];
    const cities = [...Array.from({ length: local }, () => home), ...remote];
    return cities.map((city) => ({ city, home, name: nameIn(city), story: null }));
  });
  return [...ordinary, ...stories.map((story) => ({ ...story, story }))];
}

function volumesOf(sketches: readonly Sketch[], rng: Rng): number[] {
  const draws = sketches.map(({ city, home }) =>
    city === home ? Math.exp(0.85 * bounded(rng.normal())) : 0.4 * Math.exp(0.6 * rng.normal()),
  );
  const largest = sketches.findIndex(({ city }) => city === "上海");
  const smallest = sketches.findIndex(({ city }) => city === "鞍山");
  const fixed = sketches.map(({ story }, index) => {
    if (index === largest) return LARGEST;
    return index === smallest ? SMALLEST : (story?.shipments ?? null);
  });
  const left = TOTAL_SHIPMENTS - fixed.reduce((sum: number, volume) => sum + (volume ?? 0), 0);
  const drawn = draws.reduce((sum, draw, index) => (fixed[index] === null ? sum + draw : sum), 0);
  return draws.map(
    (draw, index) => fixed[index] ?? Math.max(25, Math.round((draw / drawn) * left)),
  );
}

/** Beyond two deviations the tail is pressed together, so that the largest dealer stands alone. */
function bounded(deviation: number): number {
  return Math.min(deviation, 1.9 + 0.2 * (deviation - 1.9));
}

function makeDealer(sketch: Sketch, shipments: number, rng: Rng): DemoDealer {
  const { city, home, name, story } = sketch;
  const newId = () => uuidAt(FOUNDED_AT_MS, rng);
  const { representatives, sponsor } = peopleOf[home];
  const platform = platformIn(home);
  const spelled = rng.chance(0.35) ? [secondSpelling(city, name, rng)] : [];
  const names = siteNamesIn(city);
  const first = rng.int(0, names.length - 1);
  const count = rng.int(2, 3);
  const sites = Array.from({ length: count }, (_, index) => ({
    name: names[(first + index) % names.length] ?? "门店",
    city,
  }));
  return {
    id: newId(),
    name,
    aliases: story ? [story.alias] : spelled,
    city,
    dealerClass: classOf(shipments),
    regionId: platform.regionId,
    homePlatformId: platform.id,
    representative: rng.pick(representatives),
    sponsor,
    sites: (story?.sites ?? sites).map((site) => ({ id: newId(), ...site })),
  };
}

function classOf(shipments: number): "A" | "B" | "C" {
  if (shipments >= 700) return "A";
  return shipments >= 200 ? "B" : "C";
}
