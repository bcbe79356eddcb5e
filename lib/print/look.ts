/** Ink on white paper and one accent, as docs/design.md §5 asks. Lengths are PDF points unless they say otherwise. */

/** Points in a millimetre. */
export const MM = 72 / 25.4;

/** A4, upright. */
export const PAGE = {
  width: 210 * MM,
  height: 297 * MM,
  left: 24 * MM,
  right: 24 * MM,
  top: 19 * MM,
  /** What stands below is the foot's. */
  bottom: 22 * MM,
} as const;

export const CONTENT_WIDTH = PAGE.width - PAGE.left - PAGE.right;

/** The screen's colours (app/globals.css); lines are darker, for printers lose pale ones. */
export const COLOUR = {
  ink: "#1d1a16",
  soft: "#595147",
  line: "#a89d8b",
  /** 朱砂: seals, and nothing else on paper. */
  seal: "#b5371f",
  /** Behind the text of a specimen. */
  pale: "#efe9dd",
} as const;
