"use client";

import { ErrorNotice } from "#components/shell/error-notice.tsx";
import { errorWords } from "#components/shell/error-words.ts";

export default function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return <ErrorNotice words={errorWords()} id={error.digest} onRetry={reset} />;
}
