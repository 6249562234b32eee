import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { createLoader, parseAsStringLiteral, type SearchParams } from "nuqs/server";
import { forgotAction } from "#app/(auth)/(door)/forgot/actions.ts";
import { AuthForm } from "#components/auth/auth-form.tsx";
import { Door } from "#components/auth/door.tsx";
import { env } from "#lib/env.ts";

const loadQuery = createLoader({ sent: parseAsStringLiteral(["yes"] as const) });

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("forgot.title") };
}

export default async function ForgotPage({
  searchParams,
}: {
  searchParams: Promise<SearchParams>;
}) {
  const [t, { sent }] = await Promise.all([getTranslations("auth"), loadQuery(searchParams)]);
  const back = (
    <Link className="drill w-fit text-accent" href="/sign-in" prefetch={false}>
      {t("forgot.back")}
    </Link>
  );
  if (sent) {
    return (
      <Door title={t("forgot.sentTitle")} text={t("forgot.sent")}>
        {back}
      </Door>
    );
  }
  if (env().SMTP_URL === undefined) {
    return (
      <Door title={t("forgot.title")} text={t("forgot.noMail")}>
        {back}
      </Door>
    );
  }
  return (
    <Door title={t("forgot.title")} text={t("forgot.text")}>
      <AuthForm
        action={forgotAction}
        fields={[
          {
            name: "identifier",
            label: t("signIn.identifier"),
            autoComplete: "username",
            maxLength: 254,
          },
        ]}
        submit={t("forgot.submit")}
      />
      {back}
    </Door>
  );
}
