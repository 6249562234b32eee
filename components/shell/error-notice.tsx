/** The words of an error page; `id` goes before the error's own. */
export type ErrorWords = {
  readonly title: string;
  readonly text: string;
  readonly id: string;
  readonly retry: string;
};

/** What stands when a page could not be made: no detail, but the id under which the log holds it. */
export function ErrorNotice({
  words,
  id,
  onRetry,
}: {
  words: ErrorWords;
  id: string | undefined;
  onRetry: () => void;
}) {
  return (
    <div role="alert" className="mx-auto flex max-w-lg flex-col items-start gap-3 px-4 py-16">
      <h1 className="text-page font-bold">{words.title}</h1>
      <p className="text-ink-2">{words.text}</p>
      {id === undefined ? null : (
        <p className="text-xs text-ink-3">
          {words.id} <code>{id}</code>
        </p>
      )}
      <button
        type="button"
        className="btn btn-primary h-11 px-4 font-bold lg:h-8"
        onClick={onRetry}
      >
        {words.retry}
      </button>
    </div>
  );
}
