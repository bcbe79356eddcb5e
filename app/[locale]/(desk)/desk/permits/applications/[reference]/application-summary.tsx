import { useLocale, useTranslations } from "next-intl";
import { Day } from "@/components/ui/day";
import { Link } from "@/components/ui/link";
import { SummaryList, type SummaryRow } from "@/components/ui/summary-list";
import { formatInstant } from "@/lib/i18n/format";
import { ANSWERS_ASKED } from "@/lib/permits/completeness";
import type { ApplicationAnswers } from "@/lib/permits/types";
import { type CaseNames, cityName } from "../../../cases/[reference]/words";
import type { ApplicationData } from "./load";

/** Who applies for what, and what they have answered. The ID number stays masked. */
export function ApplicationSummary({ data, names }: { data: ApplicationData; names: CaseNames }) {
  const t = useTranslations("desk-permits.summary");
  const sex = useTranslations("desk.case.summary.sex");
  const locale = useLocale();
  const { application, person, home, about, issued } = data;
  const number = about?.permit.number ?? issued;
  const rows: SummaryRow[] = [
    {
      key: "person",
      label: t("person"),
      value: (
        <>
          <span className="font-semibold">{person.name}</span>
          <span className="text-ink-soft">
            {" "}
            · {sex(person.sex)} · <Day value={person.birthOn} />
          </span>
        </>
      ),
    },
    {
      key: "id",
      label: t("idNumber"),
      value: <span className="tabular-nums">{person.idNumberMasked}</span>,
    },
    {
      key: "home",
      label: t("registered"),
      value: home === null ? t("noRegistration") : `${cityName(names, home.cityCode)} · ${home.address}`,
    },
    ...(number === null
      ? []
      : [
          {
            key: "permit",
            label: t("permit"),
            value: <Link href={`/desk/permits/${encodeURIComponent(number)}`}>{number}</Link>,
          },
        ]),
    ...ANSWERS_ASKED[application.kind].map((name) => ({
      key: name,
      label: t(`answers.${name}`),
      value: <Answered name={name} answers={application.answers} />,
    })),
    {
      key: "submitted",
      label: t("submitted"),
      value: application.submittedAt ? formatInstant(locale, application.submittedAt) : "–",
    },
    ...(application.acceptedOn === null
      ? []
      : [{ key: "accepted", label: t("accepted"), value: <Day value={application.acceptedOn} /> }]),
  ];
  return <SummaryList rows={rows} compact />;
}

function Answered({ name, answers }: { name: keyof ApplicationAnswers; answers: ApplicationAnswers }) {
  const t = useTranslations("desk-permits");
  const value = answers[name];
  if (value === undefined || value === "")
    return <span className="text-ink-soft">{t("summary.notGiven")}</span>;
  if (name === "basis") return t(`bases.${String(value)}`);
  if (name === "leftOn" || name === "movedOn") return <Day value={String(value)} />;
  return String(value);
}
