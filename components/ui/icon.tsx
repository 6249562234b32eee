const paths = {
  calendar:
    "M2 4.5A1.5 1.5 0 0 1 3.5 3h9A1.5 1.5 0 0 1 14 4.5v8a1.5 1.5 0 0 1-1.5 1.5h-9A1.5 1.5 0 0 1 2 12.5zM2 6.5h12M5.5 1.5v3M10.5 1.5v3",
  platform:
    "M8 14.5s5-4.2 5-8a5 5 0 0 0-10 0c0 3.8 5 8 5 8zM6.4 6.4a1.6 1.6 0 1 0 3.2 0 1.6 1.6 0 1 0-3.2 0",
  down: "m4 6 4 4 4-4",
  previous: "M10 3 5 8l5 5",
  next: "m6 3 5 5-5 5",
  overview: "M2 14h12M4 11V8M8 11V3M12 11V6",
  dealers: "M2.5 6.5 3.6 2.5h8.8l1.1 4zM3.5 8.5v5h9v-5M6.5 13.5v-3h3v3",
  shipments:
    "M1.5 4h8v7.5h-8zM9.5 6.5h3l2 2.5v2.5h-5M3 12.2a1.3 1.3 0 1 0 2.6 0 1.3 1.3 0 1 0-2.6 0M10.4 12.2a1.3 1.3 0 1 0 2.6 0 1.3 1.3 0 1 0-2.6 0",
  order: "M3 5.5h10l.8 8.5H2.2zM5.5 7.5V4.5a2.5 2.5 0 0 1 5 0v3",
  orders: "M4 1.5h8v13H4zM6.2 5h3.6M6.2 8h3.6M6.2 11h2",
  stock: "M2 5.5 8 2.5l6 3v5.5l-6 3-6-3zM2 5.5l6 3 6-3M8 8.5V14",
  reasons: "M2 14h12M3.8 14V3M7 14V6.5M10.2 14V9.5M13 14v-2",
  report: "M4 1.5h5.5L13 5v9.5H4zM9.5 1.5V5H13M6.2 8h4.6M6.2 11h4.6",
  compare: "M5.5 3v10M2.5 10.2 5.5 13l3-2.8M10.5 13V3M7.5 5.8 10.5 3l3 2.8",
  more: "M3 8h.1M8 8h.1M13 8h.1",
  region: "M2 8a6 6 0 1 0 12 0A6 6 0 1 0 2 8M2 8h12M8 2c-4 3.6-4 8.4 0 12M8 2c4 3.6 4 8.4 0 12",
  person:
    "M5.4 5a2.6 2.6 0 1 0 5.2 0 2.6 2.6 0 1 0-5.2 0M2.8 14c.4-3 2.4-4.4 5.2-4.4s4.8 1.4 5.2 4.4",
  columns: "M2.5 3h11v10h-11zM6.2 3v10M9.8 3v10",
  rows: "M2.5 3h11M2.5 6.3h11M2.5 9.7h11M2.5 13h11",
  import: "M8 10.2V2.2M4.8 5.2 8 2l3.2 3.2M2.5 11.5v2h11v-2",
  export: "M8 2v8M4.8 7 8 10.2 11.2 7M2.5 11.5v2h11v-2",
  theme: "M8 2.5a5.5 5.5 0 1 0 0 11zM8 2.5a5.5 5.5 0 0 1 0 11",
  language:
    "M2 8a6 6 0 1 0 12 0A6 6 0 1 0 2 8M2 8h12M8 2c2.4 2.2 2.4 9.8 0 12M8 2c-2.4 2.2-2.4 9.8 0 12",
  sort: "M4 3v10M1.8 10.8 4 13l2.2-2.2M9 4h5.5M9 8h4M9 12h2.5",
  search: "M2.5 7a4.5 4.5 0 1 0 9 0 4.5 4.5 0 1 0-9 0M10.4 10.4 14 14",
  close: "m4 4 8 8M12 4l-8 8",
  plus: "M3.5 8h9M8 3.5v9",
  minus: "M3.5 8h9",
  pen: "m3 13 .7-3.2L10.8 2.7l2.5 2.5-7.1 7.1zM9.2 4.3l2.5 2.5",
  check: "m3 8.5 3.2 3.2L13 5",
  bell: "M8 2a4 4 0 0 1 4 4v3l1.5 2.5h-11L4 9V6a4 4 0 0 1 4-4zM6.4 13.6a1.7 1.7 0 0 0 3.2 0",
  speech: "M2.5 3h11v8H8.2l-3 2.6V11H2.5z",
  alert: "M8 2 14.5 13.5h-13zM8 6.5v3.2M8 11.6v.2",
  undo: "M6 3 2.5 6.5 6 10M2.5 6.5h7a4 4 0 0 1 0 8H6",
  arrow: "M3 8h10M9 4l4 4-4 4",
  clock: "M2 8a6 6 0 1 0 12 0A6 6 0 1 0 2 8M8 4.5V8l2.5 1.5",
} as const;

export type IconName = keyof typeof paths;

/** A drawing in a line, in the colour of its text; it never stands without a word or a label beside it. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return <Drawing path={paths[name]} size={size} />;
}

/** The same of a path in 16 × 16 that only one part of the product needs: every page loads the others. */
export function Drawing({ path, size = 16 }: { path: string; size?: number }) {
  return (
    <svg
      className="shrink-0"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.4}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={path} />
    </svg>
  );
}
