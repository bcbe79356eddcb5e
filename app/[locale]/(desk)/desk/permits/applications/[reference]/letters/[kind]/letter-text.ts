import { getTranslations } from "next-intl/server";
import { dayOf } from "@/lib/clock";
import { formatDay } from "@/lib/i18n/format";
import { LOCALES, type Locale } from "@/lib/i18n/routing";
import type { ApplicationRefusal, PermitPaper } from "@/lib/permits/types";
import { type LetterBlock, type LetterText, letter } from "@/lib/print/letter";
import type { LetterKind } from "../../letter-kinds";
import type { ApplicationData } from "../../load";

/** A letter of an application as PDF, Chinese first: the same facts give the same bytes. */
export async function applicationLetter(kind: LetterKind, data: ApplicationData): Promise<Uint8Array> {
  const { application, cities } = data;
  const [zh, en] = await Promise.all(LOCALES.map((locale) => textIn(locale, kind, data)));
  if (zh === undefined || en === undefined) throw new Error("a letter has two languages");
  const city = cities.get(application.cityCode);
  const [inChinese, inEnglish] = await Promise.all(
    LOCALES.map((locale) => getTranslations({ locale, namespace: "desk-permits.letters" })),
  );
  const label = `${inChinese?.("sealLabel", { city: city?.zh ?? "" })} / ${inEnglish?.("sealLabel", { city: city?.en ?? "" })}`;
  return letter({
    reference: application.reference,
    texts: [zh, en],
    seal: { carved: `${city?.zh ?? ""}${inChinese?.("seal") ?? ""}`, label },
    check: null,
    on: dayOfLetter(kind, data),
  });
}

/** The day on which the office said what the letter says. */
function dayOfLetter(
  kind: LetterKind,
  { application, supplements, decisions, today }: ApplicationData,
): string {
  if (kind === "acceptance") return application.acceptedOn ?? today;
  const instant = kind === "correction" ? supplements.at(-1)?.askedAt : decisions.at(-1)?.decidedAt;
  return instant === undefined ? today : dayOf(instant);
}

async function textIn(locale: Locale, kind: LetterKind, data: ApplicationData): Promise<LetterText> {
  const t = await getTranslations({ locale, namespace: "desk-permits.letters" });
  const city = data.cities.get(data.application.cityCode)?.[locale] ?? data.application.cityCode;
  return {
    locale,
    sender: t("sender", { city }),
    addressee: t("addressee", { name: data.person.name }),
    subject: t(`kinds.${kind}`),
    body: await bodyIn(locale, kind, data, city),
    remedies:
      kind === "refusal" || kind === "outcome"
        ? { title: t("remedies.title"), text: [t("remedies.text"), t("remedies.again")] }
        : null,
  };
}

async function bodyIn(
  locale: Locale,
  kind: LetterKind,
  data: ApplicationData,
  city: string,
): Promise<LetterBlock[]> {
  const t = await getTranslations({ locale, namespace: "desk-permits" });
  const { application, person, supplements, decisions } = data;
  const paragraph = (text: string): LetterBlock => ({ kind: "PARAGRAPH", text });
  const day = (value: string | null | undefined) => (value ? formatDay(locale, value) : "–");
  const { reference, submittedAt } = application;
  const what = {
    ...{ city, reference, name: person.name, idNumber: person.idNumberMasked },
    kind: t(`kinds.${application.kind}`),
    submitted: day(submittedAt && dayOf(submittedAt)),
  };
  const decision = decisions.at(-1);
  const note = (text: string | null | undefined) =>
    text ? [paragraph(t("letters.note", { note: text }))] : [];
  switch (kind) {
    case "acceptance":
      return [
        paragraph(t("letters.acceptance.body", { ...what, day: day(application.acceptedOn) })),
        paragraph(t("letters.acceptance.due", { days: data.rule.issueDays })),
        paragraph(t("letters.acceptance.basis")),
      ];
    case "correction": {
      const last = supplements.at(-1);
      return [
        paragraph(t("letters.correction.body", what)),
        { kind: "LIST", items: (last?.items ?? []).map((item) => t(`papers.kinds.${item as PermitPaper}`)) },
        ...note(last?.note),
        paragraph(t("letters.correction.basis")),
      ];
    }
    case "outcome":
      return [
        paragraph(
          t(
            application.state === "NOT_NEEDED" ? "letters.outcome.notNeeded" : "letters.outcome.notCompetent",
            what,
          ),
        ),
        ...note(decision?.note),
        paragraph(t("letters.outcome.basis")),
      ];
    case "refusal":
      return [
        paragraph(t("letters.refusal.body", what)),
        { kind: "HEADING", text: t("letters.refusal.grounds") },
        {
          kind: "LIST",
          items: (decision?.grounds ?? []).map((ground) => t(`grounds.${ground as ApplicationRefusal}`)),
        },
        ...note(decision?.note),
        paragraph(t("letters.refusal.basis")),
      ];
    case "collection":
      return [
        paragraph(t("letters.collection.body", { ...what, day: day(decision && dayOf(decision.decidedAt)) })),
        { kind: "LIST", items: [t("letters.collection.bring"), t("letters.collection.proxy")] },
        paragraph(t("letters.collection.basis")),
      ];
  }
}
