import { needsHolder } from "@/lib/permits/next-for-holder";
import type { Application, Permit } from "@/lib/permits/queries";
import { applicationPath, permitPath } from "../permits/paths";
import { cityText, dueText, joined, nextText, type PermitWords, waitsForApplicant } from "../permits/words";
import type { HomeData } from "./load";

export interface PermitTask {
  key: string;
  /** A key under `resident.home`. */
  label: "endorse" | "endorseLate" | "reissue" | "permitDraft" | "permitCorrection";
  residentId: string;
  href: string;
  hint: string;
}

/** What permits and their applications ask of the resident: an endorsement, a draft, missing papers. */
export function permitTasks(
  { permits, applications, today }: Pick<HomeData, "permits" | "applications" | "today">,
  words: PermitWords,
): PermitTask[] {
  const dot = words.locale === "zh" ? "：" : ": ";
  return [
    // Whoever has begun an endorsement is asked to go on with it, not to begin another.
    ...permits
      .filter(({ next, permit }) => needsHolder(next) && !applications.some((one) => isOf(one, permit)))
      .map(({ permit, next }) => ({
        key: permit.permitId,
        label: labelOf(next.code),
        residentId: permit.residentId,
        href: permitPath(permit.number),
        hint: `${cityText(words, permit.cityCode)}${dot}${nextText(words, next)}`,
      })),
    ...applications
      .filter(({ state }) => waitsForApplicant(state))
      .map((one) => ({
        key: one.id,
        label: one.state === "DRAFT" ? ("permitDraft" as const) : ("permitCorrection" as const),
        residentId: one.residentId,
        href: applicationPath(one.reference, one.state === "DRAFT" ? "" : "/supplement"),
        hint: joined(words.locale, [
          words.t("application.title", {
            kind: words.t(`kinds.${one.kind}`),
            city: cityText(words, one.cityCode),
          }),
          dueText(words, one, today),
        ]),
      })),
  ];
}

function isOf(one: Application, permit: Permit): boolean {
  return one.residentId === permit.residentId && one.cityCode === permit.cityCode;
}

function labelOf(code: string): PermitTask["label"] {
  if (code === "REISSUE") return "reissue";
  return code === "GRACE" || code === "OVERDUE" ? "endorseLate" : "endorse";
}
