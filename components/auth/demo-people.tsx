import { useTranslations } from "next-intl";
import { Icon } from "#components/ui/icon.tsx";
import type { Role } from "#lib/auth/permissions.ts";

/** Who a visitor of the demo may be: one tap each, with what there is to see. */
export function DemoPeople({
  people,
  password,
  to,
  action,
}: {
  people: readonly { readonly role: Role; readonly name: string; readonly reach: string | null }[];
  password: string;
  to: string | null;
  action: (form: FormData) => Promise<void>;
}) {
  const t = useTranslations("auth");
  return (
    <section aria-labelledby="demo-people" className="border-t border-line-1 pt-4">
      <h2 id="demo-people" className="text-title font-bold">
        {t("demo.title")}
      </h2>
      <p className="mt-1 text-xs text-ink-3">{t("demo.text", { password })}</p>
      <form action={action} className="mt-2">
        {to === null ? null : <input type="hidden" name="to" value={to} />}
        <ul className="divide-y divide-line-1">
          {people.map(({ role, name, reach }) => (
            <li key={role}>
              <button
                type="submit"
                name="role"
                value={role}
                className="group flex min-h-12 w-full cursor-pointer items-center gap-3 rounded-sm text-left hover:bg-sunken"
              >
                <span
                  aria-hidden="true"
                  className="flex size-8 shrink-0 items-center justify-center rounded-full border border-line-2 bg-sunken text-ink-2"
                >
                  {[...name][0]}
                </span>
                <span className="min-w-0 flex-1">
                  <span className="font-bold">{t(`roles.${role}`)}</span>{" "}
                  <span className="text-ink-2">{name}</span>
                  <span className="block text-xs text-ink-3">
                    {t(`demo.sees.${role}`, { reach: reach ?? "" })}
                  </span>
                </span>
                <span className="pr-1 text-ink-3 group-hover:text-accent">
                  <Icon name="next" size={14} />
                </span>
              </button>
            </li>
          ))}
        </ul>
      </form>
    </section>
  );
}
