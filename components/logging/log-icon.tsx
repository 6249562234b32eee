import { Drawing, Icon, type IconName } from "#components/ui/icon.tsx";

const paths = {
  camera: "M2 5h2.5l1-1.5h5L11.5 5H14v8H2zM5.7 8.8a2.3 2.3 0 1 0 4.6 0 2.3 2.3 0 1 0-4.6 0",
  again: "M13 8a5 5 0 1 1-1.6-3.7M13 2v3h-3",
  offline:
    "M4.7 12.5h6.8M2.2 10.3A3 3 0 0 1 4.6 6.1M6.2 4a3.8 3.8 0 0 1 5.3 2.7 2.9 2.9 0 0 1 2.3 4.3M2 2l12 12",
} as const;

type Own = keyof typeof paths;

/** An icon of the product's, or one that only the log has. */
export type LogIconName = IconName | Own;

function isOwn(name: LogIconName): name is Own {
  return name in paths;
}

/** An icon in the log. */
export function LogIcon({ name, size = 16 }: { name: LogIconName; size?: number }) {
  return isOwn(name) ? (
    <Drawing path={paths[name]} size={size} />
  ) : (
    <Icon name={name} size={size} />
  );
}
