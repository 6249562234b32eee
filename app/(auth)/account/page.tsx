import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { createLoader, parseAsStringLiteral, type SearchParams } from "nuqs/server";
import { changePasswordAction, endOthersAction } from "#app/(auth)/account/actions.ts";
import { changeNoticesAction } from "#app/(auth)/account/notice-actions.ts";
import { requestNow } from "#app/cohort.ts";
import { AuthForm } from "#components/auth/auth-form.tsx";
import { SessionList } from "#components/auth/session-list.tsx";
import { NoticeForm } from "#components/inbox/notice-form.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { can } from "#lib/auth/permissions.ts";
import { requireSession } from "#lib/auth/require-scope.ts";
import { ownScope } from "#lib/auth/scope.ts";
import { readNoticeSetting } from "#lib/data/notice-settings.ts";
import { listOwnSessions, readOwnAccount } from "#lib/data/own-account.ts";
import { PASSWORD_MAX, PASSWORD_MIN } from "#lib/domain/accounts/password-rule.ts";
import { env } from "#lib/env.ts";

const loadQuery = createLoader({
  done: parseAsStringLiteral(["password", "others", "notices"] as const),
});

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("account.title") };
}

export default async function AccountPage({
  searchParams,
}: {
  searchParams: Promise<SearchParams>;
}) {
  const { id, actor } = await requireSession();
  const scope = ownScope(actor);
  const [t, locale, { done }, own, sessions, setting] = await Promise.all([
    getTranslations("auth"),
    getLocale(),
    loadQuery(searchParams),
    readOwnAccount(scope),
    listOwnSessions(scope, requestNow()),
    can(actor.role, "alarms:read") ? readNoticeSetting(scope) : null,
  ]);
  const notices = await getTranslations("alarms.setting");
  const names = [own.email, own.mobile, own.loginName].filter((name) => name !== null);
  return (
    <>
      <PageHeader title={actor.name} meta={[t(`roles.${actor.role}`), ...names].join(" · ")} />
      {done === null ? null : (
        <p
          role="status"
          className="mb-4 flex items-center gap-2 rounded-md bg-accent-soft px-4 py-2"
        >
          <Icon name="check" />
          {done === "notices" ? notices("saved") : t(`account.done.${done}`)}
        </p>
      )}
      <div className="grid gap-x-10 gap-y-6 lg:grid-cols-2">
        <Panel id="password" title={t("account.password")} caption={t("account.passwordCaption")}>
          <div className="mt-3 max-w-sm">
            <AuthForm
              action={changePasswordAction}
              fields={[
                {
                  name: "old",
                  label: t("account.old"),
                  type: "password",
                  autoComplete: "current-password",
                  maxLength: PASSWORD_MAX,
                },
                {
                  name: "password",
                  label: t("link.password"),
                  type: "password",
                  autoComplete: "new-password",
                  hint: t("password.rule", { min: PASSWORD_MIN }),
                  maxLength: PASSWORD_MAX,
                },
              ]}
              submit={t("account.change")}
            />
          </div>
        </Panel>
        <Panel
          id="sessions"
          title={t("account.sessions", { count: sessions.length })}
          caption={t("account.sessionsCaption")}
        >
          <SessionList sessions={sessions} own={id} locale={locale} endOthers={endOthersAction} />
        </Panel>
        {setting === null ? null : (
          <NoticeForm
            setting={setting}
            email={own.email}
            isMailSetUp={env().SMTP_URL !== undefined}
            action={changeNoticesAction}
          />
        )}
      </div>
    </>
  );
}
