import { notFound } from "next/navigation";

/**
 * Addresses that lead nowhere, in the shell of every other page. A not-found.tsx at the root would
 * say the same, but Next renders it, with a second shell, into every answer.
 */
export default function MissingPage() {
  notFound();
}
