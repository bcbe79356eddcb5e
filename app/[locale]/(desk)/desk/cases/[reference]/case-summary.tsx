import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { TextInput } from "@/components/form/text-input";
import { Day } from "@/components/ui/day";
import { Details } from "@/components/ui/details";
import { Link } from "@/components/ui/link";
import { SummaryList, type SummaryRow } from "@/components/ui/summary-list";
import { toDay } from "@/lib/db/days";
import { formatDay, formatInstant } from "@/lib/i18n/format";
import { newId } from "@/lib/ids";
import { letterPath } from "./letter-kinds";
import type { CaseData } from "./load";
import { unmask } from "./unmask";
import { type CaseNames, cityName } from "./words";

/** Who wants to move where, and what is known of them. The ID number stays masked until somebody says what for. */
export function CaseSummary({ data, names, answers }: { data: CaseData; names: CaseNames; answers: string }) {
  const t = useTranslations("desk.case.summary");
  const locale = useLocale();
  const { transfer, person, registration } = data;
  const { landing, contact } = transfer.answers;
  const rows: SummaryRow[] = [
    {
      key: "person",
      label: t("person"),
      value: (
        <>
          <span className="font-semibold">{person.name}</span>
          <span className="text-ink-soft">
            {" "}
            · {t(`sex.${person.sex}`)} · <Day value={person.birthOn} />
          </span>
        </>
      ),
    },
    { key: "id", label: t("idNumber"), value: <IdNumber data={data} /> },
    {
      key: "registered",
      label: t("registered"),
      value:
        registration === null
          ? t("notGiven")
          : t("registeredSince", {
              city: cityName(names, registration.cityCode),
              address: registration.address,
              day: formatDay(locale, registration.validFrom),
            }),
    },
    { key: "landing", label: t("landing"), value: landing ? <Landing landing={landing} /> : t("notGiven") },
    { key: "phone", label: t("phone"), value: contact?.phone ?? t("notGiven") },
    { key: "answers", label: t("answers"), value: answers },
    {
      key: "submitted",
      label: t("submitted"),
      value: transfer.submittedAt ? formatInstant(locale, transfer.submittedAt) : t("notGiven"),
    },
    ...(transfer.acceptedOn
      ? [{ key: "accepted", label: t("accepted"), value: <Day value={transfer.acceptedOn} /> }]
      : []),
    ...(data.certificates.length > 0
      ? [{ key: "certificates", label: t("certificates"), value: <Certificates data={data} /> }]
      : []),
  ];
  return <SummaryList rows={rows} compact />;
}

function IdNumber({ data }: { data: CaseData }) {
  const t = useTranslations("desk.case.unmask");
  return (
    <>
      <span className="tabular-nums">{data.person.idNumberMasked}</span>
      <div className="no-print">
        <ActionForm
          action={unmask}
          idempotencyKey={newId()}
          hidden={{ reference: data.transfer.reference }}
          label={t("summary")}
        >
          <Details summary={t("summary")}>
            <TextInput name="purpose" label={t("purpose")} hint={t("hint")} maxLength={200} width="medium" />
            <SubmitButton look="secondary">{t("submit")}</SubmitButton>
          </Details>
        </ActionForm>
      </div>
    </>
  );
}

function Landing({ landing }: { landing: NonNullable<CaseData["transfer"]["answers"]["landing"]> }) {
  const t = useTranslations("desk.case.summary");
  const kinds = useTranslations("decision.landing");
  return (
    <>
      {landing.address}
      <span className="block text-ink-soft">
        {kinds(landing.kind)}
        {landing.holder !== null && <> · {t("holder", { name: landing.holder })}</>}
      </span>
    </>
  );
}

function Certificates({ data }: { data: CaseData }) {
  const t = useTranslations("decision.letter.kinds");
  return (
    <ul>
      {data.certificates.map((certificate) => {
        const kind = certificate.kind === "MOVE_IN" ? "move-in" : "move-out";
        return (
          <li key={certificate.id}>
            <Link href={letterPath(data.transfer.reference, kind)}>{t(kind)}</Link>
            <span className="text-ink-soft">
              {" "}
              · <Day value={toDay(certificate.issuedOn)} />
            </span>
          </li>
        );
      })}
    </ul>
  );
}
