import { CaseHistory } from "@/components/case/case-history";
import { formatDayRange } from "@/lib/i18n/format";
import type { LedgerEntry } from "@/lib/residents/ledger-entries";
import type { YearRecord } from "@/lib/residents/types";
import { cityName, kindName, type LedgerWords, placeName } from "../words";

/** The record and all it superseded, first to last, each as it read then. */
export function RecordHistory({ entry, words }: { entry: LedgerEntry; words: LedgerWords }) {
  const { t, locale } = words;
  if (entry.earlier.length === 0) return <p className="my-4 text-ink-soft">{t("record.historyNone")}</p>;
  const chain = [...entry.earlier].reverse().concat(entry.record);
  return (
    <CaseHistory
      events={chain.map((record) => ({
        key: record.id,
        at: record.createdAt,
        title: titleOf(record, words),
        ...(record.status === "DECLARED" || record.status === "WITHDRAWN"
          ? {}
          : { actor: t("office", { city: cityName(words, record.cityCode) }) }),
        weight: record.status === "VERIFIED" ? "done" : record.status === "REJECTED" ? "decision" : "plain",
        body: (
          <>
            {kindName(words, record.kind)} · {placeName(words, record)} ·{" "}
            {formatDayRange(locale, record.startOn, record.endOn)}
            {record.note !== null && <span className="block text-ink-soft">{record.note}</span>}
          </>
        ),
      }))}
    />
  );
}

function titleOf(record: YearRecord, { t }: LedgerWords): string {
  if (record.status === "DECLARED") return t("record.events.declared");
  if (record.status !== "VERIFIED") return t(`status.${record.status}`);
  const events = {
    CLERK: "entered",
    SELF: "verified",
    REGISTER: "register",
    PERMIT: "permit",
    STATEMENT: "statement",
  } as const;
  return t(`record.events.${events[record.source]}`);
}
