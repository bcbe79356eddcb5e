import QRCode from "qrcode";

/** The quiet zone that a code needs around it, in modules (ISO/IEC 18004 §6.3.8). */
const QUIET = 4;

/** Black on white whatever the page's colours, as large as there is room: a camera wants the contrast. */
export function QrPicture({ text, label }: { text: string; label: string }) {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: "L" });
  const { size } = modules;
  const path = Array.from({ length: size * size }, (_, at) =>
    modules.get(Math.floor(at / size), at % size) ? `M${at % size} ${Math.floor(at / size)}h1v1h-1z` : "",
  ).join("");
  const side = size + 2 * QUIET;
  return (
    <svg
      viewBox={`${-QUIET} ${-QUIET} ${side} ${side}`}
      role="img"
      aria-label={label}
      className="mx-auto block h-auto max-h-[70dvh] w-full max-w-[70dvh] bg-[#fff]"
      shapeRendering="crispEdges"
    >
      <path d={path} fill="#000" />
    </svg>
  );
}
