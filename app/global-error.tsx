"use client";

import "#app/globals.css";

/**
 * What stands where not even the shell could be made. It is sent along with every page and must not
 * depend on what may have failed: two languages, no parts.
 */
export default function GlobalError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <html lang="zh-CN">
      <body className="p-8">
        <h1 className="text-page font-bold">
          页面没能显示 · <span lang="en">This page could not be shown</span>
        </h1>
        <p className="my-3 text-ink-2">{error.digest}</p>
        <button type="button" className="btn btn-primary" onClick={reset}>
          再试一次 · <span lang="en">Try again</span>
        </button>
      </body>
    </html>
  );
}
