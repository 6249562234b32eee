import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { createLoader, parseAsStringLiteral, type SearchParams } from "nuqs/server";
import { v7 as uuidv7 } from "uuid";
import { addRobotAction, changeRobotAction } from "#app/(admin)/admin/robots/actions.ts";
import { RobotList } from "#components/inbox/robot-list.tsx";
import { SavedNotice } from "#components/policies/saved-notice.tsx";
import { FieldForm } from "#components/ui/field-form.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { requireScope } from "#lib/auth/require-scope.ts";
import { listRobots } from "#lib/data/alarm-robots.ts";
import { listShownPlatforms } from "#lib/data/platforms.ts";

const loadQuery = createLoader({
  done: parseAsStringLiteral(["added", "tested", "changed", "removed"] as const),
});

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("alarms.robotPage"))("title") };
}

export default async function RobotsPage(props: { searchParams: Promise<SearchParams> }) {
  const scope = await requireScope("settings:write");
  const [robots, platforms, { done }, t] = await Promise.all([
    listRobots(scope),
    listShownPlatforms(scope),
    loadQuery(props.searchParams),
    getTranslations("alarms.robotPage"),
  ]);
  return (
    <>
      <PageHeader
        back={{ href: "/inbox", label: t("back") }}
        title={t("heading", { count: robots.length })}
        meta={<p className="max-w-3xl">{t("meta")}</p>}
      />
      {done === null ? null : <SavedNotice>{t(`done.${done}`)}</SavedNotice>}
      <div
        className={
          robots.length === 0 ? "max-w-xl" : "grid gap-x-12 gap-y-6 lg:grid-cols-[3fr_2fr]"
        }
      >
        {robots.length === 0 ? null : <RobotList robots={robots} action={changeRobotAction} />}
        <Panel id="add" title={t("addTitle")}>
          <FieldForm
            key={robots.length}
            action={addRobotAction}
            hidden={{ id: uuidv7() }}
            fields={[
              { name: "name", kind: "text", label: t("name") },
              { name: "url", kind: "text", label: t("address"), hint: t("addressHint") },
              {
                name: "platformId",
                kind: "choice",
                label: t("platform"),
                choose: t("allPlatforms"),
                options: platforms.map(({ id, name }) => ({ value: id, label: name })),
              },
            ]}
            submit={t("add")}
          />
        </Panel>
      </div>
    </>
  );
}
