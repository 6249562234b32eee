/** What a file shows: a delivery, who took it, or why a miss is not ours. */
export const attachmentKinds = ["photo", "signature", "evidence"] as const;
export type AttachmentKind = (typeof attachmentKinds)[number];

/** Larger files are refused while they arrive. */
export const MAX_ATTACHMENT_BYTES = 12 * 1024 ** 2;

/** How many files one shipment may have. */
export const MAX_ATTACHMENTS = 60;

/** Why a file is not taken. */
export const attachmentRefusals = [
  "empty",
  "not_image",
  "heic",
  "broken",
  "too_many_pixels",
  "too_many",
] as const;
export type AttachmentRefusal = (typeof attachmentRefusals)[number];
