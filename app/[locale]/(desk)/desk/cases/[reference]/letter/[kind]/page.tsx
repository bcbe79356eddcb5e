import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { LetterSheet } from "@/components/case/letter-sheet";
import { Seal } from "@/components/case/seal";
import { BackLink } from "@/components/ui/breadcrumbs";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { requireActor } from "@/lib/auth/session";
import { withActor } from "@/lib/db/with-actor";
import { isDemonstration } from "@/lib/env";
import { formatDay } from "@/lib/i18n/format";
import { pageLocale } from "@/lib/i18n/server";
import { LETTER_KINDS, letterStanding } from "../../letter-kinds";
import { loadCase } from "../../load";
import { referenceOf } from "../../reference-param";
import { cityName } from "../../words";
import { headOf } from "./letter-head";
import { LetterText } from "./letter-text";

type Props = { params: Promise<{ locale: string; reference: string; kind: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params);
  const kind = await kindOf(params);
  return { title: (await getTranslations("decision.letter.kinds"))(kind) };
}

/** A letter or certificate of a case, as it is printed. Opening it opens the case, so it is in the log as a look. */
export default async function LetterPage({ params }: Props) {
  const locale = await pageLocale(params);
  const actor = await requireActor(locale, "CLERK", "SUPERVISOR");
  const kind = await kindOf(params);
  const reference = await referenceOf(params);
  const data = await withActor(actor, (tx) => loadCase(tx, actor, reference));
  const standing = data && letterStanding(kind, data);
  if (!data || !standing) notFound();
  const t = await getTranslations("decision.letter");
  const sentence = await getTranslations("sentence");
  const names = { locale, city: actor.city, cities: data.cities, staff: data.staff };
  const head = headOf(kind, data);
  const issuer = data.cities.get(head.city);
  const isFinal = standing === "FINAL";
  return (
    <>
      <div className="no-print">
        <BackLink href={`/desk/cases/${encodeURIComponent(reference)}`}>{t("back")}</BackLink>
        <PageHeading title={t(`kinds.${kind}`)} caption={reference} lead={t("printHint")} />
      </div>
      {!isFinal && <Notice kind="warning" title={t("draft")} />}
      <LetterSheet
        issuer={t("issuer", { city: cityName(names, head.city) })}
        title={t(`kinds.${kind}`)}
        reference={{ label: t("number"), value: head.number }}
        addressee={
          kind === "refusal" || kind === "correction" ? t("to", { name: data.person.name }) : undefined
        }
        issuedOn={isFinal ? formatDay(locale, head.on) : undefined}
        seal={
          isFinal ? (
            <Seal
              text={`${issuer?.zh ?? ""}${t("seal")}`}
              label={t("sealLabel", { city: cityName(names, head.city) })}
            />
          ) : undefined
        }
        foot={t(isDemonstration ? "footOfDemonstration" : "foot", { reference })}
      >
        <LetterText
          kind={kind}
          data={data}
          names={names}
          setting={{
            ...{ t: sentence, tiers: await getTranslations("case.tiers"), locale },
            bundle: data.calculation.bundle.document,
            attributes: data.calculation.ruleSet?.attributes ?? null,
            destination: data.transfer.destinationCity,
          }}
        />
      </LetterSheet>
    </>
  );
}

async function kindOf(params: Props["params"]) {
  const { kind } = await params;
  const known = LETTER_KINDS.find((one) => one === kind);
  if (known === undefined) notFound();
  return known;
}
