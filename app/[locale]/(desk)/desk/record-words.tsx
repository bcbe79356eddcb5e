import { useTranslations } from "next-intl";
import { StatusTag, type StatusTone } from "@/components/ui/status-tag";
import type { RecordStatus } from "@/lib/residents/types";
import { type CaseNames, cityName } from "./cases/[reference]/words";

const TONES: Record<RecordStatus, StatusTone> = {
  VERIFIED: "counts",
  DECLARED: "part",
  REJECTED: "none",
  WITHDRAWN: "none",
};

export function RecordStatusTag({ status }: { status: RecordStatus }) {
  const t = useTranslations("ledger.record.statuses");
  return <StatusTag tone={TONES[status]}>{t(status)}</StatusTag>;
}

type Translate = (key: string, values?: Record<string, string>) => string;

/** Where a record arose, and the city it counts in where that is another. */
export function recordPlace(
  t: Translate,
  names: CaseNames,
  record: { placeCode: string; cityCode: string },
): string {
  const city = cityName(names, record.cityCode);
  if (record.placeCode === record.cityCode) return city;
  return t("record.placeInCity", { place: cityName(names, record.placeCode), city });
}
