import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { createAction } from "#app/(admin)/admin/people/actions.ts";
import { personFormWords } from "#app/(admin)/admin/people/form-words.ts";
import { PersonForm } from "#components/people/person-form.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireScope } from "#lib/auth/require-scope.ts";
import { listReachChoices } from "#lib/data/people-list.ts";

const nobody = {
  name: "",
  role: "",
  email: "",
  mobile: "",
  loginName: "",
  dealers: "",
  platforms: [],
  regions: [],
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("people"))("newTitle") };
}

export default async function NewPersonPage() {
  const scope = await requireScope("people:write");
  const [t, words, choices] = await Promise.all([
    getTranslations("people"),
    personFormWords("create"),
    listReachChoices(scope),
  ]);
  return (
    <>
      <PageHeader
        title={t("newTitle")}
        meta={t("newMeta")}
        back={{ href: "/admin/people", label: t("back") }}
      />
      <PersonForm
        action={createAction}
        id={null}
        basedOn=""
        initial={nobody}
        {...choices}
        words={words}
      />
    </>
  );
}
