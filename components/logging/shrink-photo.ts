/** As long as the longer side may be: what is written on a delivery note can still be read. */
const MAX_SIDE = 1600;
const JPEG_QUALITY = 0.82;

/**
 * A photo small enough to wait on a phone and to travel over a bad network: a JPEG of at most 1600
 * pixels a side, upright, without where and by whom it was taken. What cannot be drawn stays as it is;
 * the server looks into it anyway.
 */
export async function shrinkPhoto(file: Blob): Promise<Blob> {
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, MAX_SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    const brush = canvas.getContext("2d");
    if (brush === null) return file;
    // What is transparent would come out black.
    brush.fillStyle = "#ffffff";
    brush.fillRect(0, 0, canvas.width, canvas.height);
    brush.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    return (await blobOf(canvas, "image/jpeg")) ?? file;
  } catch {
    return file;
  }
}

/** What a canvas shows as a file; null where the browser has no memory for it. */
export function blobOf(
  canvas: HTMLCanvasElement,
  type: "image/jpeg" | "image/png",
): Promise<Blob | null> {
  return new Promise((resolve) => canvas.toBlob(resolve, type, JPEG_QUALITY));
}
