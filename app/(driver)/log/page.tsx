import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { signOutAction } from "#app/sign-out.ts";
import { LogApp } from "#components/logging/log-app.tsx";
import { requireScope } from "#lib/auth/require-scope.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("log"))("title.list") };
}

/** A shell that says nothing of anybody: a phone keeps it for when there is no network. */
export default async function LogPage() {
  await requireScope("events:write");
  const { log, offline } = await getMessages();
  return (
    <NextIntlClientProvider messages={{ log, offline }}>
      <LogApp signOut={signOutAction} />
    </NextIntlClientProvider>
  );
}
