/**
 * The largest codes that are easily read: from a phone's screen, and from print of a card's size. `characters` is what
 * such a code holds of Base45's alphabet (ISO/IEC 18004, table 7).
 */
export const QR_LIMITS = {
  PHONE: { version: 27, errorCorrectionLevel: "L", characters: 2_132 },
  CARD: { version: 14, errorCorrectionLevel: "M", characters: 528 },
} as const;

/** Whether this text fits; past it the holder shows less at once, or hands over the text itself. */
export function fitsQr(qrText: string, where: keyof typeof QR_LIMITS): boolean {
  return qrText.length <= QR_LIMITS[where].characters;
}
