import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { createLoader, parseAsStringLiteral, type SearchParams } from "nuqs/server";
import {
  changeAction,
  endSessionsAction,
  makeLinkAction,
  setDisabledAction,
} from "#app/(admin)/admin/people/actions.ts";
import { personFormWords } from "#app/(admin)/admin/people/form-words.ts";
import { requestNow } from "#app/cohort.ts";
import { ActionForm } from "#components/importing/action-form.tsx";
import { LinkForm } from "#components/people/link-form.tsx";
import { PersonForm } from "#components/people/person-form.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { requireScope } from "#lib/auth/require-scope.ts";
import { idSchema } from "#lib/contracts/id.ts";
import { findPerson, markOfPerson, type Person } from "#lib/data/people.ts";
import { type Choice, listDealersById, listReachChoices } from "#lib/data/people-list.ts";

const loadQuery = createLoader({
  done: parseAsStringLiteral(["saved", "disabled", "enabled", "ended"] as const),
});

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("people"))("title") };
}

export default async function PersonPage({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}) {
  const scope = await requireScope("people:write");
  const id = idSchema.safeParse((await params).id);
  const person = id.success ? await findPerson(scope, id.data, requestNow()) : null;
  if (person === null) notFound();
  const idsOf = (kind: "dealer" | "platform" | "region") =>
    person.scopes.filter((one) => one.kind === kind).map(({ subjectId }) => subjectId);
  const [t, roles, words, choices, dealers, { done }] = await Promise.all([
    getTranslations("people"),
    getTranslations("auth.roles"),
    personFormWords("save"),
    listReachChoices(scope),
    listDealersById(scope, idsOf("dealer")),
    loadQuery(searchParams),
  ]);
  const { disabled, hasPassword, sessions } = person;
  const fields = { id: person.id, to: disabled ? "enabled" : "disabled" };
  return (
    <>
      <PageHeader
        title={person.name}
        meta={roles(person.role)}
        back={{ href: "/admin/people", label: t("back") }}
      />
      {done === null ? null : (
        <p
          role="status"
          className="mb-4 flex items-center gap-2 rounded-md bg-accent-soft px-4 py-2"
        >
          <Icon name="check" />
          {t(`one.done.${done}`)}
        </p>
      )}
      <PersonForm
        action={changeAction}
        id={person.id}
        basedOn={markOfPerson(person)}
        initial={valuesOf(person, dealers, idsOf("platform"), idsOf("region"))}
        {...choices}
        words={words}
      />
      <div className="mt-6 border-t border-line-1">
        <Panel
          id="access"
          title={t("one.access")}
          caption={
            disabled
              ? t("one.disabledText")
              : hasPassword
                ? t("one.hasPassword", { sessions })
                : t("one.noPassword")
          }
        >
          <div className="mt-3 flex flex-wrap items-start gap-3">
            {disabled ? null : (
              <LinkForm
                action={makeLinkAction}
                id={person.id}
                label={t(hasPassword ? "one.makeReset" : "one.makeInvite")}
                words={words.link}
              />
            )}
            {sessions === 0 ? null : (
              <ActionForm
                action={endSessionsAction}
                fields={{ id: person.id }}
                submits={[{ intent: "end", label: t("one.endSessions"), tone: "plain" }]}
              />
            )}
            <ActionForm
              action={setDisabledAction}
              fields={fields}
              submits={[
                {
                  intent: "set",
                  label: t(disabled ? "one.enable" : "one.disable"),
                  tone: disabled ? "plain" : "caution",
                },
              ]}
            />
          </div>
        </Panel>
      </div>
    </>
  );
}

function valuesOf(
  { name, role, email, mobile, loginName }: Person,
  dealers: readonly Choice[],
  platforms: string[],
  regions: string[],
) {
  return {
    name,
    role,
    email: email ?? "",
    mobile: mobile ?? "",
    loginName: loginName ?? "",
    dealers: dealers.map((dealer) => dealer.name).join("\n"),
    platforms,
    regions,
  };
}
