import QRCode from "qrcode";

const SIDE = 720;
const WHITE = 235;
const BLACK = 16;

/** A film of one picture, a QR code held before the camera, in the raw format that Chromium takes for a camera. */
export function filmedCode(text: string): Buffer {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: "L" });
  const scale = Math.floor(SIDE / (modules.size + 8));
  const margin = Math.floor((SIDE - scale * modules.size) / 2);
  const light = Buffer.alloc(SIDE * SIDE, WHITE);
  for (let y = 0; y < modules.size * scale; y++)
    for (let x = 0; x < modules.size * scale; x++)
      if (modules.get(Math.floor(y / scale), Math.floor(x / scale)))
        light[(y + margin) * SIDE + x + margin] = BLACK;
  const noColour = Buffer.alloc(SIDE * SIDE * 0.5, 128);
  const header = Buffer.from(`YUV4MPEG2 W${SIDE} H${SIDE} F10:1 Ip A1:1 C420jpeg\n`);
  return Buffer.concat([header, Buffer.from("FRAME\n"), light, noColour]);
}
