import { useTranslations } from "next-intl";
import { SignOutForm } from "#components/offline/sign-out-form.tsx";
import { signOutWords } from "#components/offline/sign-out-words.ts";

/** The way out of the log, which asks first where something waits. */
export function LeaveButton({ action }: { action: () => Promise<void> }) {
  const t = useTranslations("offline.signOut");
  return (
    <SignOutForm action={action} words={signOutWords(t)}>
      <button type="submit" className="control">
        {t("button")}
      </button>
    </SignOutForm>
  );
}
