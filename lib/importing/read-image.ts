import sharp, { type Sharp } from "sharp";
import { imageTypeOf } from "#lib/domain/attachments/image-type.ts";
import type { AttachmentKind, AttachmentRefusal } from "#lib/domain/attachments/kinds.ts";
import { AppError } from "#lib/errors.ts";
import type { ReadImage, StoredImage } from "#lib/operations/save-attachment.ts";

/** A phone's largest mode has 48 or 50 million; a bomb unpacks to thousands of times its size. */
const MAX_PIXELS = 50_000_000;
const MAX_SECONDS = 20;
const THUMB_SIZE = 320;

// What is decoded is used once, and pictures come one by one.
sharp.cache(false);

/**
 * Makes a picture ours: decoded, turned as its camera was held, made smaller and written anew, so that
 * nothing of the file that came is left, neither where it was taken nor what else was hidden in it. A
 * photo becomes a JPEG of at most 1600 pixels a side, a signature a PNG of 1200.
 * @throws AppError file_refused with its `reason`
 */
export const readImage: ReadImage = async (bytes, kind) => {
  const type = imageTypeOf(bytes);
  if (type === null) throw refused("not_image");
  if (type === "heic") throw refused("heic");
  const size = kind === "signature" ? 1200 : 1600;
  const full = await write(open(bytes), kind, size);
  const thumb = await write(open(full.bytes), kind, THUMB_SIZE);
  return { full, thumb };
};

function open(bytes: Uint8Array): Sharp {
  return sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: "error", pages: 1 })
    .timeout({ seconds: MAX_SECONDS })
    .autoOrient();
}

async function write(image: Sharp, kind: AttachmentKind, size: number): Promise<StoredImage> {
  const smaller = image.resize(size, size, { fit: "inside", withoutEnlargement: true });
  const coded =
    kind === "signature"
      ? smaller.png({ compressionLevel: 9 })
      : smaller.flatten({ background: "#ffffff" }).jpeg({ quality: 80 });
  try {
    const { data, info } = await coded.toBuffer({ resolveWithObject: true });
    const contentType = kind === "signature" ? "image/png" : "image/jpeg";
    return { bytes: data, width: info.width, height: info.height, contentType };
  } catch (error) {
    // Whatever the decoder has against a file, its owner can only send another one.
    const isLarge = error instanceof Error && /pixel limit/i.test(error.message);
    throw refused(isLarge ? "too_many_pixels" : "broken");
  }
}

function refused(reason: AttachmentRefusal): AppError {
  return new AppError("file_refused", { reason });
}
