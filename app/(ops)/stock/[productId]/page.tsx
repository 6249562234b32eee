import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { v7 as uuidv7 } from "uuid";
import { adjustAction, expectAction, receiveAction } from "#app/(ops)/stock/actions.ts";
import { loadStockProductQuery } from "#app/(ops)/stock/query.ts";
import { requestNow } from "#app/cohort.ts";
import { parseAsId } from "#app/search-params.ts";
import { HeldPanel } from "#components/stock/held-panel.tsx";
import { MovesPanel } from "#components/stock/moves-panel.tsx";
import { StockByPlatform } from "#components/stock/stock-by-platform.tsx";
import { StockForms } from "#components/stock/stock-forms.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { LinkTabs } from "#components/ui/link-tabs.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { can } from "#lib/auth/permissions.ts";
import { requireScope } from "#lib/auth/require-scope.ts";
import { hrefTo } from "#lib/contracts/links.ts";
import { listProducts } from "#lib/data/products.ts";
import { listStockPlatforms } from "#lib/data/stock-list.ts";
import { listHeld, listProductStock, listStockMoves } from "#lib/data/stock-product.ts";
import { formatCount } from "#lib/i18n/format.ts";
import { civilDateIn } from "#lib/i18n/format-time.ts";

const MOVES_SHOWN = 50;

type Props = { params: Promise<{ productId: string }>; searchParams: Promise<SearchParams> };

async function findProduct({ params }: Props) {
  const scope = await requireScope("platforms:read");
  const id = parseAsId.parse((await params).productId);
  const [product] = id === null ? [] : await listProducts(scope, [id]);
  return { scope, product };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { product } = await findProduct(props);
  return { title: product?.name ?? (await getTranslations("stock"))("title") };
}

export default async function StockProductPage(props: Props) {
  const { scope, product } = await findProduct(props);
  if (product === undefined) notFound();
  const query = await loadStockProductQuery(props.searchParams);
  const platforms = await listStockPlatforms(scope);
  const platform =
    platforms.find(({ id }) => id === query.platform) ??
    (platforms.length === 1 ? platforms[0] : undefined);
  const view = { productId: product.id, platformId: platform?.id ?? null };
  const page = Math.min(Math.max(1, query.page), 100_000);
  const [cells, { total, moves }, held, locale, t] = await Promise.all([
    listProductStock(scope, product.id),
    listStockMoves(scope, view, { offset: (page - 1) * MOVES_SHOWN, limit: MOVES_SHOWN }),
    listHeld(scope, view),
    getLocale(),
    getTranslations("stock"),
  ]);
  const sum = (of: (cell: (typeof cells)[number]) => number) =>
    cells.reduce((total, cell) => total + of(cell), 0);
  const [onHand, reserved] = [sum((cell) => cell.onHand), sum((cell) => cell.reserved)];
  const at = cells.find(({ platformId }) => platformId === platform?.id);
  const mayWrite = scope.role !== null && can(scope.role, "stock:write");
  const byId = new Map(platforms.map((one) => [one.id, one]));
  const self = (changes: { platform: string | null; page?: number | null }) =>
    hrefTo(`/stock/${product.id}`, changes);
  const details = [
    product.sku,
    product.brand,
    product.line,
    locale === "en" ? product.name : product.nameEn,
  ];
  return (
    <>
      <PageHeader
        back={{ href: hrefTo("/stock", { platform: platform?.id }), label: t("product.back") }}
        title={t("product.finding", {
          name: locale === "en" ? (product.nameEn ?? product.name) : product.name,
          available: onHand - reserved,
        })}
        meta={
          <>
            <p>{details.filter((one) => one !== null).join(" · ")}</p>
            {platforms.length < 2 ? null : (
              <p>
                {t("product.atPlatforms", {
                  platforms: cells.filter((cell) => cell.onHand > cell.reserved).length,
                  onHand,
                  reserved,
                })}
              </p>
            )}
            {product.retired ? <p>{t("retired")}</p> : null}
          </>
        }
        actions={
          scope.role !== null && can(scope.role, "settings:write") ? (
            <Link className="control" href={`/admin/products/${product.id}`}>
              {t("product.edit")}
            </Link>
          ) : undefined
        }
      />
      {query.said === null ? null : (
        <p role="status" className="mb-3 flex items-center gap-1.5 text-good">
          <Icon name="check" size={14} />
          {t(`forms.done.${query.said}`)}
        </p>
      )}
      {platforms.length < 2 ? null : (
        <LinkTabs
          label={t("platforms")}
          items={[
            {
              key: "all",
              label: t("everywhere"),
              href: self({ platform: null }),
              current: !platform,
            },
            ...platforms.map(({ id, name }) => {
              const cell = cells.find(({ platformId }) => platformId === id);
              return {
                key: id,
                label: name,
                href: self({ platform: id }),
                current: id === platform?.id,
                note: formatCount((cell?.onHand ?? 0) - (cell?.reserved ?? 0)),
              };
            }),
          ]}
        />
      )}
      {platform === undefined ? (
        <StockByPlatform
          cells={cells}
          platforms={platforms}
          href={(id) => self({ platform: id })}
        />
      ) : (
        <Panel
          id="place"
          title={t("product.atTitle", {
            platform: platform.name,
            onHand: at?.onHand ?? 0,
            reserved: at?.reserved ?? 0,
            available: (at?.onHand ?? 0) - (at?.reserved ?? 0),
          })}
        >
          <div className="mt-3">
            {mayWrite ? (
              <StockForms
                place={{ platformId: platform.id, productId: product.id }}
                moves={total}
                moveIds={{ receipt: uuidv7(), adjustment: uuidv7() }}
                restockOn={at?.restockOn ?? null}
                today={civilDateIn(requestNow(), platform.zone)}
                receive={receiveAction}
                adjust={adjustAction}
                expect={expectAction}
              />
            ) : null}
          </div>
        </Panel>
      )}
      <div className="mt-4 grid gap-x-8 gap-y-4 border-t border-line-1 xl:grid-cols-[1fr_2fr]">
        <HeldPanel held={held} platforms={byId} />
        <MovesPanel moves={moves} total={total} platforms={byId}>
          {total <= MOVES_SHOWN ? null : (
            <Pagination
              total={total}
              page={page}
              size={MOVES_SHOWN}
              sizes={[MOVES_SHOWN]}
              href={(number) =>
                self({ platform: platform?.id ?? null, page: number === 1 ? null : number })
              }
            />
          )}
        </MovesPanel>
      </div>
    </>
  );
}
