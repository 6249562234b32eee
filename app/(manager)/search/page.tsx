import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { createLoader, parseAsString, type SearchParams } from "nuqs/server";
import { findEverything } from "#app/(manager)/search/find.ts";
import { setLocale, setTheme } from "#app/preferences.ts";
import { parseAsText } from "#app/search-params.ts";
import { SearchForm } from "#components/shipments/search-form.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import type { SearchHit } from "#lib/contracts/search.ts";

const loadQuery = createLoader({ q: parseAsText, at: parseAsString.withDefault("/") });

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("palette"))("label") };
}

/** The search as a page, for a link to what was searched for and where there is no JavaScript. */
export default async function SearchPage(props: { searchParams: Promise<SearchParams> }) {
  const [{ q }, t] = await Promise.all([loadQuery(props.searchParams), getTranslations("palette")]);
  const { summary, groups } = await findEverything(q ?? "", new URL("http://page/"));
  return (
    <>
      <PageHeader title={q === null ? t("label") : t("heading", { text: q })} meta={summary} />
      <SearchForm
        action="/search"
        kept={{}}
        value={q}
        label={t("hint")}
        submit={t("submit")}
        clear={{ href: "/search", label: t("clear") }}
      />
      <div className="mt-4 max-w-3xl">
        {groups.map(({ kind, heading, hits, more }) => (
          <section
            key={kind}
            aria-labelledby={`found-${kind}`}
            className="border-t border-line-1 py-3"
          >
            <h2 id={`found-${kind}`} className="text-xs text-ink-3">
              {heading}
              {more === null ? null : <span className="ml-3">{more}</span>}
            </h2>
            <ul>
              {hits.map((hit) => (
                <li key={hit.key} className="flex min-h-11 items-center gap-4 lg:min-h-8">
                  <Hit hit={hit} />
                  <span className="text-xs text-ink-3">{hit.note}</span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}

function Hit({ hit: { label, to } }: { hit: SearchHit }) {
  if (to.kind === "page") {
    return (
      <Link className="text-accent hover:underline" href={to.href} prefetch={false}>
        {label}
      </Link>
    );
  }
  if (to.kind === "file") {
    return (
      <a className="text-accent hover:underline" href={to.href} download>
        {label}
      </a>
    );
  }
  return (
    <form action={to.kind === "locale" ? setLocale : setTheme}>
      <button
        type="submit"
        className="cursor-pointer text-accent hover:underline"
        name={to.kind}
        value={to.value}
      >
        {label}
      </button>
    </form>
  );
}
