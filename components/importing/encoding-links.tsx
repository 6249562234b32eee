import Link from "next/link";
import { useTranslations } from "next-intl";
import { type TextEncoding, textEncodings } from "#lib/contracts/import.ts";
import { hrefTo } from "#lib/contracts/links.ts";

/** How a text file is read: what its content says, and every other way to try. */
export function EncodingLinks({
  importId,
  detected,
  current,
}: {
  importId: string;
  /** Null where it cannot be read as it is. */
  detected: TextEncoding | null;
  /** What was chosen by hand. */
  current: TextEncoding | undefined;
}) {
  const t = useTranslations("import.encoding");
  const read = current ?? detected;
  return (
    <nav aria-label={t("label")} className="flex flex-wrap items-center gap-2 py-2">
      <span className="text-ink-3">{t("label")}</span>
      {textEncodings.map((encoding) => (
        <Link
          key={encoding}
          className="control aria-[current]:border-accent aria-[current]:bg-accent-soft aria-[current]:font-bold"
          aria-current={encoding === read ? "true" : undefined}
          href={hrefTo(`/import/${importId}`, { step: "map", encoding })}
          prefetch={false}
        >
          {encodingName(encoding)}
        </Link>
      ))}
      {detected === null ? null : (
        <span className="text-xs text-ink-3">
          {t(read === detected ? "detected" : "chosen", { encoding: encodingName(detected) })}
        </span>
      )}
    </nav>
  );
}

/** As editors and spreadsheets call it. */
function encodingName(encoding: TextEncoding): string {
  return {
    "utf-8": "UTF-8",
    gb18030: "GB18030 / GBK",
    "utf-16le": "UTF-16 LE",
    "utf-16be": "UTF-16 BE",
  }[encoding];
}
