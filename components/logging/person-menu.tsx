import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { Icon } from "#components/ui/icon.tsx";

/** Who logs here, and the ways out of the log; all but the name need the network. */
export function PersonMenu({ name, signOut }: { name: string; signOut: ReactNode }) {
  const t = useTranslations("log.menu");
  const id = useId();
  const link = "flex min-h-11 items-center px-3 hover:bg-sunken";
  return (
    <>
      <button
        type="button"
        className="inline-flex min-h-11 cursor-pointer items-center gap-1 text-ink-2"
        popoverTarget={id}
        aria-label={t("label", { name })}
      >
        {name}
        <Icon name="down" size={14} />
      </button>
      <div id={id} popover="auto" className="menu-panel min-w-40">
        <a className={link} href="/shipments">
          {t("shipments")}
        </a>
        <a className={link} href="/account">
          {t("account")}
        </a>
        <div className="border-t border-line-1 px-3 py-2">{signOut}</div>
      </div>
    </>
  );
}
