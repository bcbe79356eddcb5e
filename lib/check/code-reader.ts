import { prepareZXingModule, type ReaderOptions, readBarcodes } from "zxing-wasm/reader";

/** Reading QR codes, in the browser: zxing-wasm, from this server and no other. */

const OPTIONS: ReaderOptions = {
  formats: ["QRCode"],
  maxNumberOfSymbols: 4,
  tryHarder: true,
  textMode: "Plain",
};

/** Loads the reader, so that it is there without a network too. */
export async function prepareReader(): Promise<void> {
  const wasm = new URL("zxing-wasm/reader/zxing_reader.wasm", import.meta.url).href;
  await prepareZXingModule({ overrides: { locateFile: () => wasm }, fireImmediately: true });
}

/** The texts of all QR codes in the picture. */
export async function codesIn(picture: ImageData): Promise<string[]> {
  await prepareReader();
  const found = await readBarcodes(picture, OPTIONS);
  return found.filter(({ isValid }) => isValid).map(({ text }) => text);
}
