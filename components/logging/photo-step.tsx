import { useTranslations } from "next-intl";
import { useEffect, useId, useState } from "react";
import { v7 } from "uuid";
import { FormStep } from "#components/logging/form-step.tsx";
import { LogIcon } from "#components/logging/log-icon.tsx";
import { shrinkPhoto } from "#components/logging/shrink-photo.ts";
import type { QueuedFile } from "#components/offline/outbox-store.ts";
import { Icon } from "#components/ui/icon.tsx";

const MAX_PHOTOS = 9;

/** Photos of what was handed over, kept small on the phone until they are sent. */
export function PhotoStep({
  files,
  isLast = false,
  onChange,
}: {
  files: readonly QueuedFile[];
  isLast?: boolean;
  onChange: (change: (files: readonly QueuedFile[]) => readonly QueuedFile[]) => void;
}) {
  const t = useTranslations("log.photos");
  const done = useTranslations("log")("done");
  const id = useId();
  const photos = files.filter(({ kind }) => kind === "photo");
  const add = async (taken: readonly File[]) => {
    for (const file of taken.slice(0, MAX_PHOTOS - photos.length)) {
      const photo = { id: v7(), kind: "photo", blob: await shrinkPhoto(file) } as const;
      onChange((now) => [...now, photo]);
    }
  };
  return (
    <FormStep
      title={t("title")}
      note={photos.length === 0 ? null : t("count", { count: photos.length })}
      isDone={photos.length > 0}
      doneWord={done}
      isLast={isLast}
    >
      <div className="flex flex-wrap gap-2">
        {photos.map((photo, index) => (
          <Taken
            key={photo.id}
            photo={photo}
            alt={t("nth", { n: index + 1 })}
            remove={t("remove", { n: index + 1 })}
            onRemove={() => onChange((now) => now.filter((one) => one.id !== photo.id))}
          />
        ))}
        {photos.length >= MAX_PHOTOS ? null : (
          <label
            htmlFor={id}
            className="grid h-16 min-w-18 cursor-pointer place-items-center rounded-lg border border-line-3 border-dashed px-3 text-ink-2 has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <LogIcon name="camera" size={22} />
            <span className="sr-only">{photos.length === 0 ? t("take") : t("another")}</span>
            <input
              id={id}
              type="file"
              accept="image/*"
              capture="environment"
              className="sr-only"
              onChange={({ target }) => {
                const taken = [...(target.files ?? [])];
                // The same photo again is a change as well.
                target.value = "";
                void add(taken);
              }}
            />
          </label>
        )}
      </div>
    </FormStep>
  );
}

function Taken({
  photo,
  alt,
  remove,
  onRemove,
}: {
  photo: QueuedFile;
  alt: string;
  remove: string;
  onRemove: () => void;
}) {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(photo.blob);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [photo.blob]);
  return (
    <div className="relative h-16 w-22 overflow-hidden rounded-lg bg-sunken">
      {address === null ? null : (
        <span
          role="img"
          aria-label={alt}
          className="block size-full bg-center bg-cover"
          style={{ backgroundImage: `url(${address})` }}
        />
      )}
      <button
        type="button"
        className="absolute top-0 right-0 grid size-11 place-items-start justify-end p-1"
        aria-label={remove}
        onClick={onRemove}
      >
        <span className="grid size-5 place-items-center rounded-full border border-line-2 bg-surface text-ink-1">
          <Icon name="close" size={12} />
        </span>
      </button>
    </div>
  );
}
