"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type DragEvent, useId, useRef, useState } from "react";
import { fileSize } from "#components/importing/file-size.ts";
import { sendFile } from "#components/importing/send-file.ts";
import { Icon } from "#components/ui/icon.tsx";
import { type ImportKind, importKinds } from "#lib/domain/importing/kinds.ts";

const MAX_BYTES = 2 * 1024 ** 3;

type State =
  | { readonly step: "idle"; readonly error: string | null }
  | { readonly step: "sending"; readonly name: string; readonly share: number };

/** Takes a file by drop or choice, sends it while telling how far it is, and leads to its import; `kind` is what it is first taken for. */
export function UploadForm({ kind: preset }: { kind: ImportKind | null }) {
  const t = useTranslations("import.upload");
  const words = useTranslations("import");
  const kind = useRef<HTMLSelectElement>(null);
  const router = useRouter();
  const id = useId();
  const [state, setState] = useState<State>({ step: "idle", error: null });
  const [isOver, setOver] = useState(false);
  const sending = useRef<AbortController>(null);

  const refuse = (error: string) => setState({ step: "idle", error });
  const take = async (files: FileList | null) => {
    const [file, second] = files ?? [];
    if (!file) return;
    if (second) return refuse(t("onlyOne"));
    if (file.size === 0) return refuse(t("empty"));
    if (file.size > MAX_BYTES) return refuse(t("tooLarge", { size: fileSize(file.size) }));
    const { name } = file;
    const controller = new AbortController();
    sending.current = controller;
    setState({ step: "sending", name, share: 0 });
    const onProgress = (share: number) => setState({ step: "sending", name, share });
    const sent = await sendFile(file, kind.current?.value ?? "", onProgress, controller.signal);
    if ("href" in sent) router.push(sent.href);
    else refuse(sent.refused ?? t("broken"));
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (state.step === "idle") void take(event.dataTransfer.files);
  };
  const cancel = () => {
    sending.current?.abort();
    setState({ step: "idle", error: null });
  };

  return (
    <section
      aria-labelledby={`${id}-title`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      data-over={isOver || undefined}
      className="flex min-h-52 min-w-0 flex-col items-center justify-center gap-3 rounded-md border border-dashed border-line-3 bg-surface px-4 py-8 text-center data-over:border-accent data-over:bg-accent-soft"
    >
      <h2 id={`${id}-title`} className="text-title font-bold">
        {t("title")}
      </h2>
      {state.step === "sending" ? (
        <Sending state={state} onCancel={cancel} />
      ) : (
        <>
          <div className="flex flex-wrap items-center justify-center gap-3">
            <span className="hidden text-ink-2 lg:inline">
              {t("drop")} {t("or")}
            </span>
            <label className="btn btn-primary h-11 px-4 font-bold has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent lg:h-8">
              <Icon name="import" />
              {t("choose")}
              <input
                type="file"
                name="file"
                accept=".csv,.tsv,.txt,.xlsx"
                aria-describedby={`${id}-accepted`}
                className="sr-only"
                onChange={(event) => {
                  void take(event.currentTarget.files);
                  event.currentTarget.value = "";
                }}
              />
            </label>
          </div>
          <label className="flex items-center gap-2">
            <span className="text-ink-2">{words("kindPick.label")}</span>
            <select ref={kind} name="kind" className="control" defaultValue={preset ?? ""}>
              <option value="">{words("kindPick.auto")}</option>
              {importKinds.map((one) => (
                <option key={one} value={one}>
                  {words(`kind.${one}`)}
                </option>
              ))}
            </select>
          </label>
          {state.error === null ? null : (
            <p role="alert" className="max-w-2xl text-bad">
              <strong className="flex items-center justify-center gap-1.5">
                <Icon name="alert" size={14} />
                {t("failed")}
              </strong>
              {state.error}
            </p>
          )}
          <p id={`${id}-accepted`} className="max-w-2xl text-xs text-pretty text-ink-3">
            {t("accepted")}
          </p>
        </>
      )}
      <noscript>
        <p className="text-bad">{t("noScript")}</p>
      </noscript>
    </section>
  );
}

function Sending({
  state,
  onCancel,
}: {
  state: Extract<State, { step: "sending" }>;
  onCancel: () => void;
}) {
  const t = useTranslations("import.upload");
  const percent = Math.floor(state.share * 100);
  const words =
    state.share < 1 ? t("sending", { file: state.name, percent: String(percent) }) : t("reading");
  return (
    <>
      <p aria-live="polite" className="max-w-full truncate">
        {words}
      </p>
      <progress
        className="progress progress-primary w-full max-w-md"
        aria-label={state.name}
        max={1}
        {...(state.share < 1 && { value: state.share })}
      />
      <button type="button" className="control" onClick={onCancel}>
        {t("cancel")}
      </button>
    </>
  );
}
