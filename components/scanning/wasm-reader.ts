import { BarcodeDetector, prepareZXingModule } from "barcode-detector/ponyfill";

// Its own address would be that of a public CDN.
prepareZXingModule({
  overrides: {
    locateFile: () => new URL("zxing-wasm/reader/zxing_reader.wasm", import.meta.url).href,
  },
});

type Format = NonNullable<
  NonNullable<ConstructorParameters<typeof BarcodeDetector>[0]>["formats"]
>[number];

/** A reader of codes for browsers that have none. */
export function makeReader(formats: Format[]): BarcodeDetector {
  return new BarcodeDetector({ formats });
}
