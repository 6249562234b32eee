import { Drawing } from "#components/ui/icon.tsx";

const corners =
  "M2 5V2.8a.8.8 0 0 1 .8-.8H5M11 2h2.2a.8.8 0 0 1 .8.8V5M14 11v2.2a.8.8 0 0 1-.8.8H11M5 14H2.8a.8.8 0 0 1-.8-.8V11M2 8h12";

/** The corners of what a camera looks for. */
export function ScanIcon({ size = 16 }: { size?: number }) {
  return <Drawing path={corners} size={size} />;
}
