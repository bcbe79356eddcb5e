import { useLocale, useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { SummaryList } from "@/components/ui/summary-list";
import { dayOf } from "@/lib/clock";
import { toDay } from "@/lib/db/days";
import { formatDay } from "@/lib/i18n/format";
import type { PaperKind } from "@/lib/transfers/types";
import { PaperLinks } from "../../paper-links";
import { letterPath } from "./letter-kinds";
import type { CaseData } from "./load";

/** What the applicant handed in, kind by kind, and what they were asked for. */
export function CasePapers({ data }: { data: CaseData }) {
  const t = useTranslations("desk.case.papers");
  const kinds = useTranslations("decision.papers");
  const query = `case=${encodeURIComponent(data.transfer.reference)}`;
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
            label: kinds.has(kind as PaperKind) ? kinds(kind as PaperKind) : kind,
            value: <PaperLinks papers={data.papers.filter((paper) => paper.kind === kind)} query={query} />,
          }))}
        />
      )}
      {data.supplements.map((request) => (
        <Asked key={request.id} request={request} reference={data.transfer.reference} />
      ))}
    </>
  );
}

function Asked({ request, reference }: { request: CaseData["supplements"][number]; reference: string }) {
  const t = useTranslations("desk.case.papers");
  const kinds = useTranslations("decision.papers");
  const letters = useTranslations("desk.case.letters");
  const locale = useLocale();
  return (
    <section className="mt-4 max-w-prose border-l-4 border-line pl-4">
      <h3 className="mt-0 text-base">
        {t("asked")}
        {request.sequence === 2 && <> · {t("again")}</>}
      </h3>
      <p className="text-sm text-ink-soft">
        {t("askedOn", {
          day: formatDay(locale, dayOf(request.askedAt)),
          due: formatDay(locale, toDay(request.dueOn)),
        })}{" "}
        {request.answeredAt === null
          ? t("open")
          : t("answeredOn", { day: formatDay(locale, dayOf(request.answeredAt)) })}
      </p>
      <ul className="list-disc pl-5">
        {request.items.map((item) => (
          <li key={item}>{kinds.has(item as PaperKind) ? kinds(item as PaperKind) : item}</li>
        ))}
      </ul>
      {request.note !== null && <p>{request.note}</p>}
      <Link href={letterPath(reference, "correction")} className="text-sm">
        {letters("open")}
      </Link>
    </section>
  );
}
