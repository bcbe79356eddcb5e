import { useLocale, useTranslations } from "next-intl";
import { SummaryList } from "@/components/ui/summary-list";
import { dayOf } from "@/lib/clock";
import { formatDay } from "@/lib/i18n/format";
import type { PermitPaper } from "@/lib/permits/types";
import { PaperLinks } from "../../../paper-links";
import type { ApplicationData } from "./load";

/** A paper of this part in words; what no message knows keeps its name. */
export function usePaperName(): (kind: string) => string {
  const t = useTranslations("desk-permits.papers.kinds");
  return (kind) => (t.has(kind as PermitPaper) ? t(kind as PermitPaper) : kind);
}

/** What the applicant handed in, kind by kind, and what they were asked for. */
export function ApplicationPapers({ data }: { data: ApplicationData }) {
  const t = useTranslations("desk-permits.papers");
  const nameOf = usePaperName();
  const locale = useLocale();
  const query = `application=${encodeURIComponent(data.application.reference)}`;
  const given = [...new Set(data.papers.map((paper) => paper.kind))];
  return (
    <>
      {given.length === 0 ? (
        <p className="text-ink-soft">{t("empty")}</p>
      ) : (
        <SummaryList
          compact
          rows={given.map((kind) => ({
            key: kind,
            label: nameOf(kind),
            value: <PaperLinks papers={data.papers.filter((paper) => paper.kind === kind)} query={query} />,
          }))}
        />
      )}
      {data.supplements.map((request) => (
        <section key={request.id} className="mt-4 max-w-prose border-l-4 border-line pl-4">
          <h3 className="mt-0 text-base">{t(request.sequence === 1 ? "asked" : "askedAgain")}</h3>
          <p className="text-sm text-ink-soft">
            {t("askedOn", { day: formatDay(locale, dayOf(request.askedAt)) })}{" "}
            {request.answeredAt === null
              ? t("open")
              : t("answeredOn", { day: formatDay(locale, dayOf(request.answeredAt)) })}
          </p>
          <ul className="list-disc pl-5">
            {request.items.map((item) => (
              <li key={item}>{nameOf(item)}</li>
            ))}
          </ul>
          {request.note !== null && <p className="whitespace-pre-line">{request.note}</p>}
        </section>
      ))}
    </>
  );
}
