import { dayOf } from "@/lib/clock";
import { toDay } from "@/lib/db/days";
import type { LetterKind } from "../../letter-kinds";
import type { CaseData } from "../../load";

/** Who issues a letter, under which number and on which day. */
export function headOf(kind: LetterKind, data: CaseData): { city: string; number: string; on: string } {
  const { transfer, certificates, supplements, decisions, today } = data;
  const { destinationCity: city, reference } = transfer;
  if (kind === "move-in" || kind === "move-out") {
    const wanted = kind === "move-in" ? "MOVE_IN" : "MOVE_OUT";
    const issued = certificates.find((certificate) => certificate.kind === wanted);
    if (!issued) throw new Error(`a letter of ${wanted} without the certificate`);
    return { city: issued.cityCode, number: issued.number, on: toDay(issued.issuedOn) };
  }
  if (kind === "correction") {
    const asked = supplements.at(-1);
    return { city, number: `BZ-${reference}`, on: asked ? dayOf(asked.askedAt) : today };
  }
  const decided = decisions.findLast((decision) => decision.step === "CONFIRM_REFUSAL");
  return { city, number: `BY-${reference}`, on: decided ? dayOf(decided.decidedAt) : today };
}
