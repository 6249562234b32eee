import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { NetLink } from "#components/logging/net-link.tsx";
import { Icon } from "#components/ui/icon.tsx";

const account = ["/account", "account"] as const;
const ofDriver = [["/shipments", "shipments"], account] as const;
const ofDesk = [["/board", "board"], ["/inbox", "inbox"], account] as const;

/** Who logs here, and the ways out of the log; all but the name need the network. */
export function PersonMenu({
  name,
  isDriver,
  signOut,
}: {
  name: string;
  isDriver: boolean;
  signOut: ReactNode;
}) {
  const t = useTranslations("log.menu");
  const id = useId();
  const places = isDriver ? ofDriver : ofDesk;
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
        {places.map(([href, word]) => (
          <NetLink key={href} className={link} href={href}>
            {t(word)}
          </NetLink>
        ))}
        <div className="border-t border-line-1 px-3 py-2">{signOut}</div>
      </div>
    </>
  );
}
