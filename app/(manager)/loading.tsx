import { useTranslations } from "next-intl";
import { Skeleton } from "#components/ui/skeleton.tsx";

const rows = ["a", "b", "c", "d", "e", "f", "g"];

export default function Loading() {
  const t = useTranslations("common");
  return (
    <div className="py-5">
      <p className="sr-only" role="status">
        {t("loading")}
      </p>
      <Skeleton className="h-9 w-3/4 max-w-xl" />
      <Skeleton className="mt-3 h-4 w-full max-w-md" />
      <div className="mt-8 grid gap-3 border-t border-line-1 pt-4">
        {rows.map((row) => (
          <Skeleton key={row} className="h-10 w-full" />
        ))}
      </div>
    </div>
  );
}
