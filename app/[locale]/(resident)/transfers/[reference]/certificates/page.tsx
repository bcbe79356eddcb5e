import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { LetterSheet } from "@/components/case/letter-sheet";
import { Seal } from "@/components/case/seal";
import { BackLink } from "@/components/ui/breadcrumbs";
import { SummaryList } from "@/components/ui/summary-list";
import { requireActor } from "@/lib/auth/session";
import { toDay } from "@/lib/db/days";
import { withActor } from "@/lib/db/with-actor";
import { formatDay } from "@/lib/i18n/format";
import { pageLocale } from "@/lib/i18n/server";
import { listCertificates } from "@/lib/transfers/queries";
import { cityText } from "../../case-words";
import { casePath, loadOwnCase } from "../../load";
import type { SectionParams } from "../section";

type Props = { params: SectionParams };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params);
  return { title: (await getTranslations("transfer"))("certificate.pageTitle") };
}

export default async function CertificatesPage({ params }: Props) {
  const locale = await pageLocale(params);
  const actor = await requireActor(locale, "RESIDENT");
  const { reference } = await params;
  const { own, certificates } = await withActor(actor, async (tx) => {
    const found = await loadOwnCase(tx, actor, reference);
    return { own: found, certificates: await listCertificates(tx, found.transfer) };
  });
  if (certificates.length === 0) notFound();
  const t = await getTranslations("transfer");
  const letter = await getTranslations("decision.letter");
  const { transfer, person } = own;
  const names = { cities: own.cities, locale };
  return (
    <>
      <BackLink href={casePath(transfer.reference)}>{t("case.back")}</BackLink>
      <h1 className="sr-only">{t("certificate.pageTitle")}</h1>
      {certificates.map((certificate) => (
        <div key={certificate.id} id={certificate.kind}>
          <LetterSheet
            issuer={t("decision.issuer", { city: cityText(names, certificate.cityCode) })}
            title={t(`certificate.title.${certificate.kind}`)}
            reference={{ label: t("certificate.number"), value: certificate.number }}
            issuedOn={formatDay(locale, toDay(certificate.issuedOn))}
            seal={
              <Seal
                text={`${own.cities.get(certificate.cityCode)?.zh ?? ""}${letter("seal")}`}
                label={t("certificate.seal", { city: cityText(names, certificate.cityCode) })}
              />
            }
            foot={t("certificate.foot")}
          >
            <p>{t(`certificate.body.${certificate.kind}`)}</p>
            <SummaryList
              compact
              rows={[
                { key: "name", label: t("certificate.name"), value: person.name },
                { key: "id", label: t("certificate.idNumber"), value: person.idNumberMasked },
                {
                  key: "origin",
                  label: t("certificate.origin"),
                  value: cityText(names, transfer.originCity),
                },
                {
                  key: "destination",
                  label: t("certificate.destination"),
                  value: cityText(names, transfer.destinationCity),
                },
                {
                  key: "address",
                  label: t("certificate.address"),
                  value: transfer.answers.landing?.address ?? "–",
                },
                {
                  key: "valid",
                  label: t("certificate.validUntil"),
                  value: formatDay(locale, toDay(certificate.validUntil)),
                },
              ]}
            />
          </LetterSheet>
        </div>
      ))}
    </>
  );
}
