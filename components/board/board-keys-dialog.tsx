import { useTranslations } from "next-intl";
import { KeysDialog } from "#components/shell/keys-dialog.tsx";

/** All keys, for those whose top bar has no search that would show them. */
export function BoardKeysDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("palette");
  const keyNames = [
    ["/", t("keys.search")],
    ["?", t("keys.keys")],
    ["Tab", t("keys.tab")],
  ] as const;
  return (
    <KeysDialog words={{ keys: t("keys.title"), close: t("close"), keyNames }} onClose={onClose} />
  );
}
