/** What a browser, or its stand-in, reads codes with. */
type CodeReader = {
  detect(picture: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
};

type NativeMaker = {
  new (options: { formats: string[] }): CodeReader;
  getSupportedFormats(): Promise<readonly string[]>;
};

/** What stands on parcels and on what is in them. */
const FORMATS = [
  "code_128",
  "code_39",
  "qr_code",
  "data_matrix",
  "ean_13",
  "ean_8",
  "itf",
] as const;

const LOOK_EVERY_MS = 150;

/** The browser's own reader; TypeScript does not know it, and not every browser reads every code. */
async function nativeReader(): Promise<CodeReader | null> {
  const Maker = (window as { BarcodeDetector?: NativeMaker }).BarcodeDetector;
  if (Maker === undefined) return null;
  const known: readonly string[] = await Maker.getSupportedFormats().catch(() => []);
  if (!known.includes("code_128") || !known.includes("qr_code")) return null;
  return new Maker({ formats: FORMATS.filter((format) => known.includes(format)) });
}

/** The browser's reader, else one in WebAssembly that comes from our own server. */
async function codeReader(): Promise<CodeReader> {
  const native = await nativeReader();
  if (native !== null) return native;
  const { makeReader } = await import("#components/scanning/wasm-reader.ts");
  return makeReader([...FORMATS]);
}

/**
 * Shows what the camera sees and tells every code in it, until it is ended; the camera goes off with
 * that. A code that stays in the picture is told again and again.
 *
 * @throws where the camera is refused or missing, or the reader does not load
 */
export async function readCodes(
  picture: HTMLVideoElement,
  ended: AbortSignal,
  onCode: (code: string) => void,
): Promise<void> {
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: "environment", width: { ideal: 1280 } },
  });
  try {
    if (ended.aborted) return;
    picture.srcObject = stream;
    await picture.play();
    const reader = await codeReader();
    while (!ended.aborted) {
      for (const { rawValue } of await reader.detect(picture)) {
        if (rawValue !== "" && !ended.aborted) onCode(rawValue);
      }
      await new Promise((resume) => setTimeout(resume, LOOK_EVERY_MS));
    }
  } finally {
    for (const track of stream.getTracks()) track.stop();
    picture.srcObject = null;
  }
}
