import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { changeProductAction } from "#app/(admin)/admin/products/actions.ts";
import { loadProductQuery } from "#app/(admin)/admin/products/query.ts";
import { parseAsId } from "#app/search-params.ts";
import { ProductForm } from "#components/products/product-form.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireScope } from "#lib/auth/require-scope.ts";
import { listProducts } from "#lib/data/products.ts";

type Props = { params: Promise<{ productId: string }>; searchParams: Promise<SearchParams> };

async function findProduct({ params }: Props) {
  const scope = await requireScope("settings:write");
  const id = parseAsId.parse((await params).productId);
  const [product] = id === null ? [] : await listProducts(scope, [id]);
  return product;
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const product = await findProduct(props);
  return { title: product?.name ?? (await getTranslations("products"))("title") };
}

export default async function ProductPage(props: Props) {
  const product = await findProduct(props);
  if (product === undefined) notFound();
  const { said } = await loadProductQuery(props.searchParams);
  const t = await getTranslations("products.edit");
  return (
    <div className="max-w-xl">
      <PageHeader
        back={{ href: "/admin/products", label: t("back") }}
        title={product.name}
        meta={`${product.sku} · ${t("skuFixed")}`}
        actions={
          <Link className="control" href={`/stock/${product.id}`}>
            {t("stock")}
          </Link>
        }
      />
      {said === null ? null : (
        <p role="status" className="mb-2 flex items-center gap-1.5 text-good">
          <Icon name="check" size={14} />
          {t("saved")}
        </p>
      )}
      <ProductForm
        key={Object.values(product).join("\u0000")}
        id={product.id}
        known={product}
        action={changeProductAction}
      />
    </div>
  );
}
