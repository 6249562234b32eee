import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { v7 as uuidv7 } from "uuid";
import { addProductAction } from "#app/(admin)/admin/products/actions.ts";
import { ProductForm } from "#components/products/product-form.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireScope } from "#lib/auth/require-scope.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("products.edit"))("newTitle") };
}

export default async function NewProductPage() {
  await requireScope("settings:write");
  const t = await getTranslations("products.edit");
  return (
    <div className="max-w-xl">
      <PageHeader back={{ href: "/admin/products", label: t("back") }} title={t("newTitle")} />
      <ProductForm id={uuidv7()} known={null} action={addProductAction} />
    </div>
  );
}
