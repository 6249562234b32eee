import { getTranslations } from "next-intl/server";
import {
  decideExcuseAction,
  revokeExcuseAction,
  withdrawExcuseAction,
} from "#app/(ops)/excuses/actions.ts";
import { NoteForm } from "#components/excuses/note-form.tsx";
import { Fold } from "#components/ui/fold.tsx";
import { FoldedForm } from "#components/ui/folded-form.tsx";
import { may } from "#lib/auth/may.ts";
import type { Scope } from "#lib/auth/scope.ts";
import type { ExcuseItem } from "#lib/data/excuse-list.ts";

/** What the viewer may do about a request: decide it, take back their own, or revoke what was approved. */
export async function RequestActions({
  scope,
  request,
  back,
}: {
  scope: Scope;
  request: ExcuseItem;
  back: "list" | "shipment";
}) {
  const t = await getTranslations("excuses");
  const { dealerId, id: shipmentId, requestId, outcome } = request;
  const fields = { dealerId, shipmentId, requestId, back };
  const isOwn = request.requestedById === scope.actorId;
  const isMiss = request.verdict === "late" || request.verdict === "overdue";
  if (outcome === null && isOwn) {
    return (
      <FoldedForm
        title={t("withdraw.title")}
        action={withdrawExcuseAction}
        fields={fields}
        submit={t("withdraw.submit")}
      >
        <p className="mb-2 text-ink-2">{t("withdraw.text")}</p>
      </FoldedForm>
    );
  }
  if (!may(scope, "excuses:decide")) return null;
  if (outcome === null) {
    const buttons = [
      ...(isMiss && !request.retracted ? [{ value: "approved", label: t("approve") }] : []),
      { value: "declined", label: t("decline") },
    ];
    return (
      <NoteForm action={decideExcuseAction} fields={fields} label={t("note")} buttons={buttons} />
    );
  }
  if (outcome !== "approved" || isOwn) return null;
  return (
    <Fold title={t("revoke.title")}>
      <NoteForm
        action={revokeExcuseAction}
        fields={{ dealerId, shipmentId, back }}
        label={t("revoke.note")}
        buttons={[{ value: "revoked", label: t("revoke.submit") }]}
      />
    </Fold>
  );
}
