import Link from "next/link";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { PhoneOwner } from "#components/offline/phone-owner.tsx";
import { SignOutForm } from "#components/offline/sign-out-form.tsx";
import { signOutWords } from "#components/offline/sign-out-words.ts";
import { Icon } from "#components/ui/icon.tsx";
import type { Role } from "#lib/auth/permissions.ts";

/** Who is signed in, and the way out. */
export function UserMenu({
  id,
  name,
  role,
  signOut,
}: {
  id: string;
  name: string;
  role: Role;
  signOut: () => Promise<void>;
}) {
  const t = useTranslations("auth");
  const leave = useTranslations("offline.signOut");
  const menuId = useId();
  const item =
    "flex min-h-11 w-full cursor-pointer items-center gap-2 rounded-sm px-3 pr-6 hover:bg-sunken lg:min-h-8";
  return (
    <>
      <button
        type="button"
        className="flex min-h-11 cursor-pointer items-center gap-2 rounded-md px-1 text-left hover:bg-sunken lg:min-h-8"
        popoverTarget={menuId}
        aria-label={t("shell.menu", { name, role: t(`roles.${role}`) })}
      >
        <span
          aria-hidden="true"
          className="flex size-7 shrink-0 items-center justify-center rounded-full border border-line-2 bg-sunken text-sm font-bold text-ink-2"
        >
          {[...name][0]}
        </span>
        <span aria-hidden="true" className="hidden leading-tight 2xl:block">
          <span className="block max-w-32 truncate text-sm">{name}</span>
          <span className="block text-xs text-ink-3">{t(`roles.${role}`)}</span>
        </span>
      </button>
      <div id={menuId} popover="auto" className="menu-panel">
        <p className="border-b border-line-1 px-3 py-2">
          <span className="block font-bold">{name}</span>
          <span className="block text-xs text-ink-3">{t(`roles.${role}`)}</span>
        </p>
        <Link className={item} href="/account" prefetch={false}>
          <span className="text-ink-3">
            <Icon name="person" />
          </span>
          {t("shell.account")}
        </Link>
        <SignOutForm action={signOut} words={signOutWords(leave)}>
          <button type="submit" className={item}>
            <span className="text-ink-3">
              <Icon name="export" />
            </span>
            {t("shell.signOut")}
          </button>
        </SignOutForm>
        <PhoneOwner personId={id} />
      </div>
    </>
  );
}
