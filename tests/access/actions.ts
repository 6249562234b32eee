import { admins, dealers, managing, ops, type SignedIn, signedIn } from "#tests/access/viewers.ts";

/** Who may have an action done; "anybody" also without having signed in. */
type ActionRow = readonly SignedIn[] | "anybody";

const ordering: readonly SignedIn[] = [...dealers, ...ops, "representative", "admin"];
const asking: readonly SignedIn[] = [...ops, "representative", "admin"];
const deciding: readonly SignedIn[] = ["managerHere", "managerElsewhere", "admin"];
const atPlatforms = [...ops, ...admins];

/**
 * Every server action, by the file and the name that it is exported from. A test of the fast suite
 * compares it with app/.
 */
export const actions: Readonly<Record<string, ActionRow>> = {
  "app/(admin)/admin/people/actions.ts#changeAction": admins,
  "app/(admin)/admin/people/actions.ts#createAction": admins,
  "app/(admin)/admin/people/actions.ts#endSessionsAction": admins,
  "app/(admin)/admin/people/actions.ts#makeLinkAction": admins,
  "app/(admin)/admin/people/actions.ts#setDisabledAction": admins,
  "app/(admin)/admin/platforms/actions.ts#savePlatformAction": admins,
  "app/(admin)/admin/platforms/actions.ts#withdrawAction": admins,
  "app/(admin)/admin/platforms/[id]/calendar/actions.ts#calendarAction": admins,
  "app/(admin)/admin/platforms/[id]/policy/actions.ts#policyAction": admins,
  "app/(admin)/admin/products/actions.ts#addProductAction": admins,
  "app/(admin)/admin/products/actions.ts#changeProductAction": admins,
  "app/(admin)/admin/reasons/actions.ts#moveReasonAction": admins,
  "app/(admin)/admin/reasons/actions.ts#reasonAction": admins,
  "app/(admin)/admin/robots/actions.ts#addRobotAction": admins,
  "app/(admin)/admin/robots/actions.ts#changeRobotAction": admins,
  "app/(admin)/admin/service-classes/actions.ts#addClassAction": admins,
  "app/(admin)/admin/targets/actions.ts#targetsAction": admins,
  "app/(admin)/import/actions.ts#cancelAction": admins,
  "app/(admin)/import/actions.ts#checkAction": admins,
  "app/(admin)/import/actions.ts#chooseKindAction": admins,
  "app/(admin)/import/actions.ts#proceedAction": admins,
  "app/(admin)/import/actions.ts#replaceDemoAction": admins,
  "app/(admin)/import/undo-action.ts#undoAction": admins,
  "app/(auth)/(door)/forgot/actions.ts#forgotAction": "anybody",
  "app/(auth)/(door)/link/[token]/actions.ts#followAction": "anybody",
  "app/(auth)/(door)/sign-in/actions.ts#signInAction": "anybody",
  "app/(auth)/(door)/sign-in/actions.ts#signInDemoAction": "anybody",
  "app/(auth)/account/notice-actions.ts#changeNoticesAction": [...ops, ...managing],
  "app/(auth)/account/actions.ts#changePasswordAction": signedIn,
  "app/(auth)/account/actions.ts#endOthersAction": signedIn,
  "app/(dealer)/order/actions.ts#confirmAction": ordering,
  "app/(dealer)/order/actions.ts#pasteAction": ordering,
  "app/(dealer)/orders/[dealerId]/[orderId]/actions.ts#confirmAction": dealers,
  "app/(dealer)/orders/[dealerId]/[orderId]/actions.ts#disputeAction": dealers,
  "app/(dealer)/orders/[dealerId]/[orderId]/actions.ts#feedbackAction": dealers,
  "app/(dealer)/orders/[dealerId]/[orderId]/change-actions.ts#cancelAction": ordering,
  "app/(dealer)/orders/[dealerId]/[orderId]/change-actions.ts#rescheduleAction": ordering,
  "app/(ops)/board/actions.ts#loadDemoDayAction": atPlatforms,
  "app/(manager)/shipments/[dealerId]/[id]/correct-action.ts#correctAction": atPlatforms,
  "app/(manager)/shipments/[dealerId]/[id]/resume-action.ts#resumeAction": atPlatforms,
  "app/(ops)/disputes/actions.ts#answerAction": atPlatforms,
  "app/(ops)/excuses/actions.ts#decideExcuseAction": deciding,
  "app/(ops)/excuses/actions.ts#requestExcuseAction": asking,
  "app/(ops)/excuses/actions.ts#revokeExcuseAction": deciding,
  "app/(ops)/excuses/actions.ts#withdrawExcuseAction": asking,
  "app/(ops)/misses/actions.ts#explainAction": atPlatforms,
  "app/(ops)/misses/actions.ts#explainInListAction": atPlatforms,
  "app/(ops)/inbox/actions.ts#acknowledgeAction": [...ops, ...managing],
  "app/(ops)/stock/actions.ts#adjustAction": atPlatforms,
  "app/(ops)/stock/actions.ts#expectAction": atPlatforms,
  "app/(ops)/stock/actions.ts#receiveAction": atPlatforms,
  // They change what this browser is told, and nothing that is kept.
  "app/preferences.ts#setLocale": "anybody",
  "app/preferences.ts#setTheme": "anybody",
  "app/sign-out.ts#signOutAction": "anybody",
  "app/views/actions.ts#forgetViewAction": "anybody",
  "app/views/actions.ts#deleteViewAction": managing,
  "app/views/actions.ts#restoreViewAction": managing,
  "app/views/actions.ts#saveViewAction": managing,
};
