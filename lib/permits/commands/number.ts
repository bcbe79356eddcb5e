import type { Tx } from "@/lib/db/types";
import { newReference } from "@/lib/transfers/reference";
import { newPermitNumber } from "../numbers";

/** How often a new number is drawn before chance is no longer the explanation. */
const DRAWS = 5;

/** Takes a number for a new permit; that it is unique is the table's business. */
export function takePermitNumber(
  tx: Tx,
  { residentId, permitId, cityCode }: { residentId: string; permitId: string; cityCode: string },
): Promise<string> {
  return drawn(
    () => newPermitNumber(cityCode),
    (number) => tx.permitNumber.createMany({ data: { number, residentId, permitId }, skipDuplicates: true }),
  );
}

/** Takes a reference for a new application; cases of both kinds share one table, so that a number names one case. */
export function takeApplicationReference(
  tx: Tx,
  {
    residentId,
    applicationId,
    cityCode,
    year,
  }: { residentId: string; applicationId: string; cityCode: string; year: string },
): Promise<string> {
  return drawn(
    () => newReference(cityCode, year),
    (code) =>
      tx.caseReference.createMany({
        data: { code, residentId, caseId: applicationId },
        skipDuplicates: true,
      }),
  );
}

async function drawn(
  draw: () => string,
  take: (code: string) => Promise<{ count: number }>,
): Promise<string> {
  for (let attempt = 0; attempt < DRAWS; attempt++) {
    const code = draw();
    if ((await take(code)).count === 1) return code;
  }
  throw new Error("no free number was found");
}
