import fc from "fast-check";

const seed = Number(process.env.PROPERTY_SEED ?? 20_261_122);
fc.configureGlobal({ seed });
