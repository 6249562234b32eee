import { NextIntlClientProvider, useMessages, useTranslations } from "next-intl";
import { PlatformForm, type PlatformFormState } from "#components/policies/platform-form.tsx";
import { Panel } from "#components/ui/panel.tsx";
import {
  type PlatformDetails,
  platformValuesOf,
  seenDetailsOf,
} from "#lib/contracts/platform-form.ts";

/** The form of a platform's details. */
export function DetailsPanel({
  platform,
  action,
}: {
  platform: PlatformDetails & { readonly id: string; readonly hasHistory: boolean };
  action: (state: PlatformFormState, form: FormData) => Promise<PlatformFormState>;
}) {
  const t = useTranslations("policies");
  const { details } = useMessages().policies;
  const seen = seenDetailsOf(platform);
  return (
    <Panel id="details" title={t("page.details")}>
      <NextIntlClientProvider messages={{ policies: { details } }}>
        <PlatformForm
          // Other details are another form: what was entered over the old ones must not stay in it.
          key={seen}
          platformId={platform.id}
          initial={platformValuesOf(platform)}
          seen={seen}
          isZoneFixed={platform.hasHistory}
          action={action}
        />
      </NextIntlClientProvider>
    </Panel>
  );
}
