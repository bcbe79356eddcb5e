import { type IdNumber, parseIdNumber } from "../../residents/id-number";
import { type CellParser, refused, value } from "../columns";
import type { FindingCode } from "../findings";
import { plainText } from "./plain";

const PROBLEMS = {
  EMPTY: "REQUIRED",
  CHARACTERS: "ID_CHARACTERS",
  FIFTEEN_DIGITS: "ID_FIFTEEN_DIGITS",
  LENGTH: "ID_LENGTH",
  PREFIX: "ID_PREFIX",
  DATE: "ID_DATE",
  FUTURE: "ID_FUTURE",
  TOO_OLD: "ID_TOO_OLD",
  CHECK: "ID_CHECK",
} as const satisfies Record<string, FindingCode>;

// 3.20102E+17, as a spreadsheet shows and exports what it took for a number.
const SCIENTIFIC = /^\d(?:\.\d+)?E\+?\d{1,2}$/i;
// A spreadsheet keeps fifteen digits and writes zeros for the rest.
const ENDS_IN_ZEROS = /^\d{15}000$/;

/**
 * The citizen's ID number (docs/domain.md §7). A number that a spreadsheet has shortened is lost and is named as that,
 * for no correction of this file can bring it back. Where a whole number ends in 000 and passes its check, one in
 * eleven of the shortened would too: the row is read, with a warning. No finding repeats the number.
 */
export function idNumber(today: string): CellParser<IdNumber> {
  return (cell) => {
    const text = plainText(cell);
    // Fifteen digits are exact in a spreadsheet's number; from sixteen on they are not.
    if (SCIENTIFIC.test(text) || (cell.kind === "NUMBER" && /^\d{16,}/.test(text)))
      return refused("ID_DIGITS_LOST");
    const parsed = parseIdNumber(text, today);
    const mayBeLost = ENDS_IN_ZEROS.test(text);
    if (!parsed.ok)
      return mayBeLost && parsed.reason === "CHECK"
        ? refused("ID_DIGITS_LOST")
        : refused(PROBLEMS[parsed.reason]);
    if (!mayBeLost) return value(parsed);
    return { ok: true, value: parsed, warning: { code: "ID_DIGITS_PERHAPS_LOST", params: {} } };
  };
}
