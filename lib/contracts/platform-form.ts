import { z } from "zod";

const platformFields = [
  "name",
  "city",
  "zone",
  "latitude",
  "longitude",
  "lateEntryMinutes",
] as const;
export type PlatformField = (typeof platformFields)[number];

/** The form of a platform's details as text, the way a browser sends it. */
export type PlatformValues = Readonly<Record<PlatformField, string>>;

const detailsSchema = z.strictObject({
  name: z.string(),
  city: z.string(),
  zone: z.string(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  lateEntryMinutes: z.number(),
});

/** What a platform is called, where it stands (degrees) and how late an event may be entered. */
export type PlatformDetails = z.infer<typeof detailsSchema>;

/** The form to begin with. */
export function platformValuesOf(details: PlatformDetails): PlatformValues {
  const { name, city, zone, latitude, longitude, lateEntryMinutes } = details;
  return {
    name,
    city,
    zone,
    latitude: latitude === null ? "" : String(latitude),
    longitude: longitude === null ? "" : String(longitude),
    lateEntryMinutes: String(lateEntryMinutes),
  };
}

/** The details that a form was made from, as it carries them along; null where they were tampered with. */
export function readSeenDetails(json: unknown): PlatformDetails | null {
  if (typeof json !== "string") return null;
  try {
    return detailsSchema.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}

/** The details as a form carries them along. */
export function seenDetailsOf(details: PlatformDetails): string {
  const { name, city, zone, latitude, longitude, lateEntryMinutes } = details;
  return JSON.stringify({ name, city, zone, latitude, longitude, lateEntryMinutes });
}

/** Reads the form out of what a browser posted; what is missing is empty. */
export function readPlatformValues(form: FormData): PlatformValues {
  const text = (name: PlatformField) => {
    const value = form.get(name);
    return typeof value === "string" ? value.slice(0, 100).replace(/[\p{Cc}\p{Cs}]/gu, " ") : "";
  };
  return {
    name: text("name"),
    city: text("city"),
    zone: text("zone"),
    latitude: text("latitude"),
    longitude: text("longitude"),
    lateEntryMinutes: text("lateEntryMinutes"),
  };
}

/** What the form asks for; a number that cannot be read is NaN, which `updatePlatform` refuses. */
export function wantedDetailsOf(values: PlatformValues): PlatformDetails {
  return {
    name: values.name.trim(),
    city: values.city.trim(),
    zone: values.zone.trim(),
    latitude: degreesOf(values.latitude),
    longitude: degreesOf(values.longitude),
    lateEntryMinutes: /^\d{1,6}$/.test(values.lateEntryMinutes.trim())
      ? Number(values.lateEntryMinutes)
      : Number.NaN,
  };
}

function degreesOf(text: string): number | null {
  const trimmed = text.trim();
  if (trimmed === "") return null;
  return /^-?\d{1,3}(\.\d{1,8})?$/.test(trimmed) ? Number(trimmed) : Number.NaN;
}
