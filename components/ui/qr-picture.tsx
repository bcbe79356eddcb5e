import QRCode from "qrcode";

/** The quiet zone that a code needs around it, in modules (ISO/IEC 18004 §6.3.8). */
const QUIET = 4;

/** A QR code, black on white whatever the page's colours: a camera wants the contrast. */
export function QrPicture({
  text,
  label,
  level,
  className,
}: {
  text: string;
  label: string;
  /** How much of it may be lost: more of it makes the modules smaller (ISO/IEC 18004 §6.5.1). */
  level: "L" | "M";
  className: string;
}) {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: level });
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
      className={`bg-[#fff] ${className}`}
      shapeRendering="crispEdges"
    >
      <path d={path} fill="#000" />
    </svg>
  );
}
