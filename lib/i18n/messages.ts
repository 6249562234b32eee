import enCommon from "#lib/i18n/messages/en/common.json" with { type: "json" };
import enDealers from "#lib/i18n/messages/en/dealers.json" with { type: "json" };
import enErrors from "#lib/i18n/messages/en/errors.json" with { type: "json" };
import enImport from "#lib/i18n/messages/en/import.json" with { type: "json" };
import enOverview from "#lib/i18n/messages/en/overview.json" with { type: "json" };
import enPalette from "#lib/i18n/messages/en/palette.json" with { type: "json" };
import enShipments from "#lib/i18n/messages/en/shipments.json" with { type: "json" };
import enVerdicts from "#lib/i18n/messages/en/verdicts.json" with { type: "json" };
import zhCommon from "#lib/i18n/messages/zh-CN/common.json" with { type: "json" };
import zhDealers from "#lib/i18n/messages/zh-CN/dealers.json" with { type: "json" };
import zhErrors from "#lib/i18n/messages/zh-CN/errors.json" with { type: "json" };
import zhImport from "#lib/i18n/messages/zh-CN/import.json" with { type: "json" };
import zhOverview from "#lib/i18n/messages/zh-CN/overview.json" with { type: "json" };
import zhPalette from "#lib/i18n/messages/zh-CN/palette.json" with { type: "json" };
import zhShipments from "#lib/i18n/messages/zh-CN/shipments.json" with { type: "json" };
import zhVerdicts from "#lib/i18n/messages/zh-CN/verdicts.json" with { type: "json" };

/** Every text of the product, by language and area; an area is one file, and its name the namespace. */
export const messages = {
  "zh-CN": {
    common: zhCommon,
    dealers: zhDealers,
    errors: zhErrors,
    import: zhImport,
    overview: zhOverview,
    palette: zhPalette,
    shipments: zhShipments,
    verdicts: zhVerdicts,
  },
  en: {
    common: enCommon,
    dealers: enDealers,
    errors: enErrors,
    import: enImport,
    overview: enOverview,
    palette: enPalette,
    shipments: enShipments,
    verdicts: enVerdicts,
  },
};
