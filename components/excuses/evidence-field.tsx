"use client";

import { type ChangeEvent, useState } from "react";
import { v7 as newId } from "uuid";
import { shrinkPhoto } from "#components/logging/shrink-photo.ts";
import { Icon } from "#components/ui/icon.tsx";

export type EvidenceWords = {
  readonly label: string;
  readonly hint: string;
  readonly sending: string;
  readonly failed: string;
  readonly remove: string;
  readonly picture: string;
};

type Sent = { readonly id: string; readonly name: string };

/**
 * Pictures that prove an excuse. Before JavaScript arrives a field of files that goes with the form;
 * then each is made small and sent as soon as it is chosen, and the form names it.
 */
export function EvidenceField({
  place,
  most,
  sentBefore,
  words,
}: {
  place: { readonly dealerId: string; readonly shipmentId: string };
  most: number;
  /** What a refused attempt has brought already, by id. */
  sentBefore: readonly string[];
  words: EvidenceWords;
}) {
  const [sent, setSent] = useState<readonly Sent[]>(
    sentBefore.map((id) => ({ id, name: words.picture })),
  );
  const [state, setState] = useState<"idle" | "sending" | { readonly error: string }>("idle");
  const choose = async ({ currentTarget: field }: ChangeEvent<HTMLInputElement>) => {
    const files = [...(field.files ?? [])].slice(0, most - sent.length);
    setState("sending");
    try {
      for (const file of files) {
        const id = newId();
        await send(id, place, file, words.failed);
        setSent((before) => [...before, { id, name: file.name }]);
      }
      setState("idle");
      // What was sent must not go with the form again.
      field.value = "";
    } catch (error) {
      field.value = "";
      setState({ error: error instanceof Error ? error.message : words.failed });
    }
  };
  return (
    <fieldset>
      <label className="block text-ink-2">
        {words.label}
        <input
          type="file"
          name="evidence"
          accept="image/jpeg,image/png,image/webp"
          multiple
          className="mt-1 block w-full min-h-11 text-base file:control file:mr-3"
          disabled={sent.length >= most || state === "sending"}
          onChange={choose}
        />
      </label>
      <p className="mt-1 text-xs text-ink-3">{words.hint}</p>
      <p role="status" className="text-ink-2 empty:hidden">
        {state === "sending" ? words.sending : ""}
      </p>
      {typeof state === "object" ? (
        <p role="alert" className="flex items-center gap-1.5 text-bad">
          <Icon name="alert" size={14} />
          {state.error}
        </p>
      ) : null}
      <ul>
        {sent.map(({ id, name }) => (
          <li key={id} className="flex items-center gap-2 py-1">
            <input type="hidden" name="file" value={id} />
            <Icon name="check" size={14} />
            <span className="min-w-0 truncate">{name}</span>
            <button
              type="button"
              className="control"
              onClick={() => setSent(sent.filter((one) => one.id !== id))}
              aria-label={`${words.remove}: ${name}`}
            >
              <Icon name="close" size={14} />
            </button>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

async function send(
  id: string,
  { dealerId, shipmentId }: { readonly dealerId: string; readonly shipmentId: string },
  file: File,
  failed: string,
): Promise<void> {
  // A picture that this browser cannot draw is for the server to judge.
  const body = await shrinkPhoto(file).catch(() => file);
  const query = new URLSearchParams({ dealer: dealerId, shipment: shipmentId, kind: "evidence" });
  const answer = await fetch(`/api/v1/attachments/${id}?${query}`, { method: "PUT", body });
  if (answer.ok) return;
  const problem: unknown = await answer.json().catch(() => null);
  const isTold = typeof problem === "object" && problem !== null && "detail" in problem;
  throw new Error(isTold ? String(problem.detail) : failed);
}
