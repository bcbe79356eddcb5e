import type { useTranslations } from "next-intl";
import type { Part, Selection } from "@/lib/wallet/selection";
import type { PlaceNames } from "./choose-shown";

type Words = ReturnType<typeof useTranslations<"permit-wallet">>;

/** One thing that is shown, in words. */
export function partText(t: Words, part: Part, selection: Selection, names: PlaceNames): string {
  if (part.startsWith("zone:")) {
    const zone = part.slice("zone:".length);
    return t("choose.zone", { zone: names.zones[zone] ?? zone });
  }
  if (part === "years") return t("choose.yearsAtLeast", { years: selection.years ?? 0 });
  if (part === "rights") {
    const city = selection.rights ?? "";
    return t("choose.rightsIn", { city: names.cities[city] ?? city });
  }
  return t(`part.${part as Exclude<Part, "years" | "rights" | `zone:${string}`>}`);
}
