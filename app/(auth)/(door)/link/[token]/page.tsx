import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { followAction } from "#app/(auth)/(door)/link/[token]/actions.ts";
import { type AuthField, AuthForm } from "#components/auth/auth-form.tsx";
import { Door } from "#components/auth/door.tsx";
import { now } from "#lib/clock.ts";
import { findLink } from "#lib/data/one-time-links.ts";
import { PASSWORD_MAX, PASSWORD_MIN } from "#lib/domain/accounts/password-rule.ts";
import { linkHash } from "#lib/operations/write-link.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("link.title"), robots: { index: false } };
}

export default async function LinkPage({ params }: { params: Promise<{ token: string }> }) {
  const [t, { token }] = await Promise.all([getTranslations("auth"), params]);
  const link = await findLink(linkHash(token), now());
  if (link === null) {
    return (
      <Door title={t("link.goneTitle")} text={t("link.gone")}>
        <Link className="drill w-fit text-accent" href="/sign-in" prefetch={false}>
          {t("forgot.back")}
        </Link>
      </Door>
    );
  }
  const isSetup = link.kind === "setup";
  const admin: AuthField[] = [
    { name: "name", label: t("link.name"), autoComplete: "name", maxLength: 80 },
    {
      name: "email",
      label: t("link.email"),
      type: "email",
      autoComplete: "email",
      maxLength: 254,
    },
  ];
  return (
    <Door
      title={t(`link.${link.kind}Title`, { name: link.name ?? "" })}
      text={t(`link.${link.kind}`)}
    >
      <AuthForm
        action={followAction}
        hidden={{ token }}
        fields={[
          ...(isSetup ? admin : []),
          {
            name: "password",
            label: t("link.password"),
            type: "password",
            autoComplete: "new-password",
            hint: t("password.rule", { min: PASSWORD_MIN }),
            maxLength: PASSWORD_MAX,
          },
        ]}
        submit={t(isSetup ? "link.submitSetup" : "link.submit")}
      />
    </Door>
  );
}
