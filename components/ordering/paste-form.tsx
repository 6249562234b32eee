"use client";

import { useActionState } from "react";
import { Icon } from "#components/ui/icon.tsx";
import type { PastedResult } from "#lib/domain/catalogue/resolve-pasted.ts";

type Product = {
  readonly id: string;
  readonly sku: string;
  readonly name: string;
  readonly nameEn: string | null;
};

/** What a pasted list comes to, line by line; `text` is what was typed. Null at first. */
export type PasteAnswer = {
  readonly text: string;
  readonly error: string | null;
  readonly lines: readonly PastedResult<Product>[];
  /** Lines beyond what an order can hold. */
  readonly leftOut: number;
} | null;

export type PasteWords = {
  readonly label: string;
  readonly hint: string;
  readonly file: string;
  readonly submit: string;
  readonly take: string;
  readonly unknown: string;
  readonly quantityMissing: string;
  readonly quantityBad: string;
  readonly several: string;
  readonly leftOut: string;
};

/**
 * A list to paste or a file of one: what each line comes to is shown before any of it is taken. The
 * second form leads to the page with the chosen lines in the basket.
 */
export function PasteForm({
  action,
  kept,
  words,
}: {
  action: (state: PasteAnswer, form: FormData) => Promise<PasteAnswer>;
  /** Parameters of the address that go along. */
  kept: readonly (readonly [name: string, value: string])[];
  words: PasteWords;
}) {
  const [answer, run, isPending] = useActionState(action, null);
  return (
    <>
      <form action={run} className="flex max-w-xl flex-col gap-2 pb-3">
        <label className="block">
          <span className="text-ink-2">{words.label}</span>
          <textarea
            className="control mt-1 w-full cursor-text py-2 font-mono text-base whitespace-pre-wrap"
            name="text"
            rows={4}
            maxLength={40_000}
            defaultValue={answer?.text ?? ""}
            placeholder={"P52560-B21 × 2\nNET-SW-48\t4"}
          />
          <span className="text-xs text-ink-3">{words.hint}</span>
        </label>
        <label className="block">
          <span className="text-ink-2">{words.file}</span>
          <input
            className="mt-1 block w-full text-base file:mr-3 file:min-h-11 file:cursor-pointer file:rounded-md file:border file:border-solid file:border-line-2 file:bg-surface file:px-3 lg:file:min-h-8"
            type="file"
            name="file"
            accept=".xlsx,.csv,.tsv,.txt,text/plain,text/csv"
          />
        </label>
        {answer?.error ? (
          <p role="alert" className="flex items-center gap-1.5 text-bad">
            <Icon name="alert" size={14} />
            {answer.error}
          </p>
        ) : null}
        <button type="submit" className="control h-11 w-fit px-4 lg:h-9" disabled={isPending}>
          {words.submit}
        </button>
      </form>
      {answer && answer.lines.length > 0 ? (
        <form action="/order" className="pb-3">
          {kept.map(([name, value]) => (
            <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
          ))}
          <ul className="border-t border-line-1">
            {answer.lines.map((line) => (
              <Line key={line.lineNo} line={line} words={words} />
            ))}
          </ul>
          {answer.leftOut > 0 ? <p className="pt-1 text-bad">{words.leftOut}</p> : null}
          <button type="submit" className="btn btn-primary mt-2 h-11 px-4 font-bold">
            {words.take}
          </button>
        </form>
      ) : null}
    </>
  );
}

function Line({ line, words }: { line: PastedResult<Product>; words: PasteWords }) {
  const quantity = "quantity" in line && line.kind !== "quantity_bad" ? line.quantity : null;
  return (
    <li className="border-b border-line-1 py-2">
      <p className="font-mono text-xs text-ink-3">{line.text}</p>
      {line.kind === "found" ? (
        <Choice product={line.product} quantity={line.quantity} isChecked />
      ) : line.kind === "several" ? (
        <>
          <p className="text-bad">{words.several}</p>
          {line.products.map((product) => (
            <Choice key={product.id} product={product} quantity={quantity ?? 1} isChecked={false} />
          ))}
        </>
      ) : line.kind === "unknown" ? (
        <p className="text-bad">{words.unknown}</p>
      ) : (
        <>
          <p className="text-bad">
            {line.kind === "quantity_missing" ? words.quantityMissing : words.quantityBad}
          </p>
          <Choice product={line.product} quantity={1} isChecked={false} />
        </>
      )}
    </li>
  );
}

function Choice({
  product,
  quantity,
  isChecked,
}: {
  product: Product;
  quantity: number;
  isChecked: boolean;
}) {
  return (
    <label className="flex min-h-11 items-center gap-3 lg:min-h-8">
      <input
        className="checkbox checkbox-sm checkbox-primary"
        type="checkbox"
        name="line"
        value={`${product.id}:${quantity}`}
        defaultChecked={isChecked}
      />
      <span className="min-w-0 flex-1">
        {product.name} <span className="text-xs text-ink-3">{product.sku}</span>
      </span>
      <b>× {quantity}</b>
    </label>
  );
}
