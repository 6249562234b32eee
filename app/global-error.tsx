"use client";

import "#app/globals.css";
import { ErrorNotice } from "#components/shell/error-notice.tsx";
import { errorWords } from "#components/shell/error-words.ts";

export default function GlobalError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <html lang="zh-CN">
      <body>
        <ErrorNotice words={errorWords()} id={error.digest} onRetry={reset} />
      </body>
    </html>
  );
}
