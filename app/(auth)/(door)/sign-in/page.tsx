import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { createLoader, parseAsString, type SearchParams } from "nuqs/server";
import { signInAction, signInDemoAction } from "#app/(auth)/(door)/sign-in/actions.ts";
import { AuthForm } from "#components/auth/auth-form.tsx";
import { DemoPeople } from "#components/auth/demo-people.tsx";
import { WeekPicture } from "#components/auth/week-picture.tsx";
import { PhoneAtDoor } from "#components/offline/phone-at-door.tsx";
import { DEMO_PASSWORD } from "#lib/auth/demo.ts";
import { homeOf } from "#lib/auth/home.ts";
import { currentActor } from "#lib/auth/require-scope.ts";
import { publicScope } from "#lib/auth/scope.ts";
import { ownPath } from "#lib/contracts/own-path.ts";
import { listDemoPeople } from "#lib/data/demo-people.ts";
import { PASSWORD_MAX } from "#lib/domain/accounts/password-rule.ts";

const loadQuery = createLoader({ to: parseAsString });

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("signIn.title") };
}

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<SearchParams>;
}) {
  const [t, query, actor] = await Promise.all([
    getTranslations("auth"),
    loadQuery(searchParams),
    currentActor(),
  ]);
  const to = query.to === null ? null : ownPath(query.to);
  if (actor) redirect(to ?? homeOf(actor.role));
  const people = await listDemoPeople(publicScope());
  return (
    <div className="mx-auto grid w-full max-w-6xl flex-1 grid-cols-[minmax(0,1fr)] gap-x-16 gap-y-8 py-8 lg:grid-cols-[minmax(0,1fr)_360px] lg:items-center">
      <PhoneAtDoor />
      <div className="order-last lg:order-first">
        <p className="hidden text-hero text-ink-2 lg:block">
          {t("signIn.claim")}
          <strong className="block text-ink-1">{t("signIn.but")}</strong>
        </p>
        <div className="mt-8 hidden max-w-xl lg:block">
          <WeekPicture />
        </div>
      </div>
      <div className="mx-auto flex w-full max-w-sm flex-col gap-6 lg:max-w-none">
        <div>
          <h1 className="text-page font-bold">{t("signIn.title")}</h1>
          <p className="mt-1 text-ink-2 lg:hidden">
            {t("signIn.claim")}
            <strong className="block text-ink-1">{t("signIn.but")}</strong>
          </p>
        </div>
        <AuthForm
          action={signInAction}
          hidden={to === null ? {} : { to }}
          fields={[
            {
              name: "identifier",
              label: t("signIn.identifier"),
              autoComplete: "username",
              maxLength: 254,
            },
            {
              name: "password",
              label: t("signIn.password"),
              type: "password",
              autoComplete: "current-password",
              maxLength: PASSWORD_MAX,
            },
          ]}
          submit={t("signIn.submit")}
        />
        <Link
          className="drill flex min-h-11 w-fit items-center text-accent lg:min-h-6"
          href="/forgot"
          prefetch={false}
        >
          {t("signIn.forgot")}
        </Link>
        {people.length === 0 ? null : (
          <DemoPeople people={people} password={DEMO_PASSWORD} to={to} action={signInDemoAction} />
        )}
      </div>
    </div>
  );
}
