import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { loadDemoDayAction } from "#app/(ops)/board/actions.ts";
import { firstCards } from "#app/(ops)/board/first-cards.ts";
import { loadBoardQuery } from "#app/(ops)/board/query.ts";
import { readBoard } from "#app/(ops)/board/read-board.ts";
import { readSetting } from "#app/(ops)/board/read-setting.ts";
import { requestCompany, requestNow } from "#app/cohort.ts";
import { Board } from "#components/board/board.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { can } from "#lib/auth/permissions.ts";
import { requireScope } from "#lib/auth/require-scope.ts";
import { listShownPlatforms } from "#lib/data/platforms.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("board"))("title") };
}

export default async function BoardPage(props: { searchParams: Promise<SearchParams> }) {
  const scope = await requireScope("board:read");
  const [query, platforms, t, locale, messages, company] = await Promise.all([
    loadBoardQuery(props.searchParams),
    listShownPlatforms(scope),
    getTranslations("board"),
    getLocale(),
    getMessages(),
    requestCompany(),
  ]);
  const only = platforms.length === 1 ? platforms[0] : undefined;
  const chosen = platforms.find(({ id }) => id === query.platform) ?? only;
  const shown = chosen === undefined ? platforms : [chosen];
  if (shown.length === 0) {
    return (
      <EmptyState heading="h1" title={t("noPlatform.title")}>
        {t("noPlatform.body")}
      </EmptyState>
    );
  }
  const now = requestNow();
  const ids = shown.map(({ id }) => id);
  const [setting, answer] = await Promise.all([
    readSetting(scope, chosen ?? null, platforms, now, locale),
    readBoard(scope, ids, null, now),
  ]);
  const view = {
    serviceClass: query.class,
    driverId: query.driver,
    search: query.q,
    isCompact: query.density === "compact",
    showsAll: query.show === "all",
  };
  const mayLoad = company.demo && scope.role !== null && can(scope.role, "shipments:assign");
  const { board, log, palette, shipments } = messages;
  return (
    <NextIntlClientProvider
      messages={{
        board,
        log,
        palette: { keys: palette.keys, close: palette.close },
        shipments: { reasonWord: shipments.reasonWord },
      }}
    >
      <Board
        // What a board has learned is of its platform alone.
        key={setting.platform}
        setting={setting}
        first={firstCards(answer, view)}
        firstView={view}
        emptyAction={
          mayLoad ? (
            <form action={loadDemoDayAction} className="flex flex-col items-start gap-2 pb-8">
              <p className="text-ink-3">{t("empty.demoBody")}</p>
              <button type="submit" className="btn btn-primary h-11 px-4 font-bold lg:h-8">
                {t("empty.demo")}
              </button>
            </form>
          ) : null
        }
      />
    </NextIntlClientProvider>
  );
}
