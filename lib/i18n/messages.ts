import enAlarms from "#lib/i18n/messages/en/alarms.json" with { type: "json" };
import enAuth from "#lib/i18n/messages/en/auth.json" with { type: "json" };
import enBoard from "#lib/i18n/messages/en/board.json" with { type: "json" };
import enCommon from "#lib/i18n/messages/en/common.json" with { type: "json" };
import enCompare from "#lib/i18n/messages/en/compare.json" with { type: "json" };
import enDealer from "#lib/i18n/messages/en/dealer.json" with { type: "json" };
import enDealers from "#lib/i18n/messages/en/dealers.json" with { type: "json" };
import enDisputes from "#lib/i18n/messages/en/disputes.json" with { type: "json" };
import enErrors from "#lib/i18n/messages/en/errors.json" with { type: "json" };
import enExcuses from "#lib/i18n/messages/en/excuses.json" with { type: "json" };
import enImport from "#lib/i18n/messages/en/import.json" with { type: "json" };
import enLog from "#lib/i18n/messages/en/log.json" with { type: "json" };
import enOffline from "#lib/i18n/messages/en/offline.json" with { type: "json" };
import enOrder from "#lib/i18n/messages/en/order.json" with { type: "json" };
import enOrders from "#lib/i18n/messages/en/orders.json" with { type: "json" };
import enOverview from "#lib/i18n/messages/en/overview.json" with { type: "json" };
import enPalette from "#lib/i18n/messages/en/palette.json" with { type: "json" };
import enPeople from "#lib/i18n/messages/en/people.json" with { type: "json" };
import enPlatforms from "#lib/i18n/messages/en/platforms.json" with { type: "json" };
import enPolicies from "#lib/i18n/messages/en/policies.json" with { type: "json" };
import enProducts from "#lib/i18n/messages/en/products.json" with { type: "json" };
import enReasons from "#lib/i18n/messages/en/reasons.json" with { type: "json" };
import enRecord from "#lib/i18n/messages/en/record.json" with { type: "json" };
import enReport from "#lib/i18n/messages/en/report.json" with { type: "json" };
import enShipments from "#lib/i18n/messages/en/shipments.json" with { type: "json" };
import enStock from "#lib/i18n/messages/en/stock.json" with { type: "json" };
import enVerdicts from "#lib/i18n/messages/en/verdicts.json" with { type: "json" };
import enViews from "#lib/i18n/messages/en/views.json" with { type: "json" };
import zhAlarms from "#lib/i18n/messages/zh-CN/alarms.json" with { type: "json" };
import zhAuth from "#lib/i18n/messages/zh-CN/auth.json" with { type: "json" };
import zhBoard from "#lib/i18n/messages/zh-CN/board.json" with { type: "json" };
import zhCommon from "#lib/i18n/messages/zh-CN/common.json" with { type: "json" };
import zhCompare from "#lib/i18n/messages/zh-CN/compare.json" with { type: "json" };
import zhDealer from "#lib/i18n/messages/zh-CN/dealer.json" with { type: "json" };
import zhDealers from "#lib/i18n/messages/zh-CN/dealers.json" with { type: "json" };
import zhDisputes from "#lib/i18n/messages/zh-CN/disputes.json" with { type: "json" };
import zhErrors from "#lib/i18n/messages/zh-CN/errors.json" with { type: "json" };
import zhExcuses from "#lib/i18n/messages/zh-CN/excuses.json" with { type: "json" };
import zhImport from "#lib/i18n/messages/zh-CN/import.json" with { type: "json" };
import zhLog from "#lib/i18n/messages/zh-CN/log.json" with { type: "json" };
import zhOffline from "#lib/i18n/messages/zh-CN/offline.json" with { type: "json" };
import zhOrder from "#lib/i18n/messages/zh-CN/order.json" with { type: "json" };
import zhOrders from "#lib/i18n/messages/zh-CN/orders.json" with { type: "json" };
import zhOverview from "#lib/i18n/messages/zh-CN/overview.json" with { type: "json" };
import zhPalette from "#lib/i18n/messages/zh-CN/palette.json" with { type: "json" };
import zhPeople from "#lib/i18n/messages/zh-CN/people.json" with { type: "json" };
import zhPlatforms from "#lib/i18n/messages/zh-CN/platforms.json" with { type: "json" };
import zhPolicies from "#lib/i18n/messages/zh-CN/policies.json" with { type: "json" };
import zhProducts from "#lib/i18n/messages/zh-CN/products.json" with { type: "json" };
import zhReasons from "#lib/i18n/messages/zh-CN/reasons.json" with { type: "json" };
import zhRecord from "#lib/i18n/messages/zh-CN/record.json" with { type: "json" };
import zhReport from "#lib/i18n/messages/zh-CN/report.json" with { type: "json" };
import zhShipments from "#lib/i18n/messages/zh-CN/shipments.json" with { type: "json" };
import zhStock from "#lib/i18n/messages/zh-CN/stock.json" with { type: "json" };
import zhVerdicts from "#lib/i18n/messages/zh-CN/verdicts.json" with { type: "json" };
import zhViews from "#lib/i18n/messages/zh-CN/views.json" with { type: "json" };

/** Every text of the product, by language and area; an area is one file, and its name the namespace. */
export const messages = {
  "zh-CN": {
    auth: zhAuth,
    log: zhLog,
    excuses: zhExcuses,
    board: zhBoard,
    alarms: zhAlarms,
    common: zhCommon,
    compare: zhCompare,
    dealer: zhDealer,
    dealers: zhDealers,
    disputes: zhDisputes,
    errors: zhErrors,
    import: zhImport,
    offline: zhOffline,
    order: zhOrder,
    orders: zhOrders,
    overview: zhOverview,
    palette: zhPalette,
    people: zhPeople,
    platforms: zhPlatforms,
    policies: zhPolicies,
    products: zhProducts,
    reasons: zhReasons,
    record: zhRecord,
    report: zhReport,
    shipments: zhShipments,
    stock: zhStock,
    verdicts: zhVerdicts,
    views: zhViews,
  },
  en: {
    auth: enAuth,
    log: enLog,
    excuses: enExcuses,
    board: enBoard,
    alarms: enAlarms,
    common: enCommon,
    compare: enCompare,
    dealer: enDealer,
    dealers: enDealers,
    disputes: enDisputes,
    errors: enErrors,
    import: enImport,
    offline: enOffline,
    order: enOrder,
    orders: enOrders,
    overview: enOverview,
    palette: enPalette,
    people: enPeople,
    platforms: enPlatforms,
    policies: enPolicies,
    products: enProducts,
    reasons: enReasons,
    record: enRecord,
    report: enReport,
    shipments: enShipments,
    stock: enStock,
    verdicts: enVerdicts,
    views: enViews,
  },
};
