import { getPublishedRule, nationalRule } from "@/lib/permits/published-rules";
import type { PermitAct, PermitHistory } from "@/lib/permits/types";

export const V1 = nationalRule();
export const V2 = getPublishedRule("v2-thirty-days");
export const V3 = getPublishedRule("v3-new-permit");
export const V5 = getPublishedRule("v5-forfeit");
export const V6 = getPublishedRule("v6-joined");
export const V7 = getPublishedRule("v7-two-years");

export const RULES = {
  V1,
  V2,
  V3,
  V4: getPublishedRule("v4-one-year"),
  V5,
  V6,
  V7,
  V8: getPublishedRule("v8-stopped"),
};

/** "ISSUED 2020-03-01", "ADDRESS_CHANGED 2023-06-05 2023-06-01" (the last day at the old one), "CANCELLED 2024-01-01 DEATH". */
export function acts(...lines: string[]): PermitAct[] {
  return lines.map((line) => {
    const [type = "", on = "", more] = line.split(" ");
    if (type === "ADDRESS_CHANGED") return { type, on, leftOn: more } as PermitAct;
    if (type === "REVOKED") return { type, on, falseSince: more } as PermitAct;
    return { type, on, ...(more === undefined ? {} : { because: more }) } as PermitAct;
  });
}

export function permit(permitId: string, ...lines: string[]): PermitHistory {
  return { permitId, placeCode: "320100", cityCode: "320100", acts: acts(...lines) };
}
