import { formatDay } from "@/lib/i18n/format";
import { LOCALES, type Locale } from "@/lib/i18n/routing";
import type { EvidenceKind, PlaceName } from "@/lib/places/types";
import { textOf } from "@/lib/print/labels";
import { type LetterText, letter } from "@/lib/print/letter";
import type { StatedRecord } from "../credential";
import type { StatementFacts } from "./issue";

/** Names that the facts carry as codes. */
export interface PaperNames {
  kinds: readonly EvidenceKind[];
  cities: ReadonlyMap<string, PlaceName>;
}

/** The statement as people read it, in both languages: the same facts give the same bytes. */
export function statementPaper(facts: StatementFacts, names: PaperNames): Promise<Uint8Array> {
  const [zh, en] = LOCALES.map((locale) => textIn(locale, facts, names));
  if (zh === undefined || en === undefined) throw new Error("a paper has two languages");
  return letter({
    reference: `${facts.cityCode} ${facts.asOf}`,
    texts: [zh, en],
    // No seal: what the city vouches for is the signed file.
    seal: null,
    check: null,
    on: facts.asOf,
  });
}

function textIn(locale: Locale, facts: StatementFacts, names: PaperNames): LetterText {
  const city = names.cities.get(facts.cityCode)?.[locale] ?? facts.cityCode;
  const { name, idNumber } = facts.person;
  const day = formatDay(locale, facts.asOf);
  const count = String(facts.records.length);
  const colon = locale === "zh" ? "：" : ": ";
  return {
    locale,
    sender: textOf(locale, "yearsStatement.sender", { city }),
    addressee: textOf(locale, "yearsStatement.addressee", { name }),
    subject: textOf(locale, "yearsStatement.subject"),
    body: [
      { kind: "PARAGRAPH", text: textOf(locale, "yearsStatement.intro", { city, day, count }) },
      { kind: "PARAGRAPH", text: `${textOf(locale, "yearsStatement.name")}${colon}${name}` },
      { kind: "PARAGRAPH", text: `${textOf(locale, "yearsStatement.idNumber")}${colon}${idNumber}` },
      { kind: "HEADING", text: textOf(locale, "yearsStatement.records") },
      { kind: "TABLE", table: tableOf(locale, facts.records, names) },
      { kind: "PARAGRAPH", text: textOf(locale, "yearsStatement.facts") },
      { kind: "PARAGRAPH", text: textOf(locale, "yearsStatement.signed") },
    ],
    remedies: null,
  };
}

const SHARES = { kind: 17, place: 13, from: 15, until: 15, source: 24, verifiedOn: 16 } as const;
const COLUMNS = ["kind", "place", "from", "until", "source", "verifiedOn"] as const;

function tableOf(locale: Locale, records: readonly StatedRecord[], { kinds, cities }: PaperNames) {
  const row = (record: StatedRecord) => {
    const kind = kinds.find(({ code }) => code === record.kind)?.name[locale] ?? record.kind;
    const tags = record.tags.map((tag) => TAGS[tag]?.(locale) ?? tag);
    const joined = tags.join(locale === "zh" ? "、" : ", ");
    return [
      tags.length === 0 ? kind : `${kind}${locale === "zh" ? `（${joined}）` : ` (${joined})`}`,
      cities.get(record.place)?.[locale] ?? record.place,
      record.startOn,
      record.endOn ?? textOf(locale, "yearsStatement.ongoing"),
      SOURCES[record.source]?.(locale) ?? record.source,
      record.verifiedOn,
    ];
  };
  return {
    columns: COLUMNS.map((column) => ({
      title: textOf(locale, `yearsStatement.columns.${column}`),
      share: SHARES[column],
    })),
    rows: records.map(row),
  };
}

type Words = Readonly<Record<string, (locale: Locale) => string>>;

const TAGS: Words = {
  backPaid: (locale) => textOf(locale, "yearsStatement.tags.backPaid"),
  transferredIn: (locale) => textOf(locale, "yearsStatement.tags.transferredIn"),
  selfPaid: (locale) => textOf(locale, "yearsStatement.tags.selfPaid"),
  notContinuous: (locale) => textOf(locale, "yearsStatement.tags.notContinuous"),
};

const SOURCES: Words = {
  SELF: (locale) => textOf(locale, "yearsStatement.sources.SELF"),
  CLERK: (locale) => textOf(locale, "yearsStatement.sources.CLERK"),
  REGISTER: (locale) => textOf(locale, "yearsStatement.sources.REGISTER"),
  PERMIT: (locale) => textOf(locale, "yearsStatement.sources.PERMIT"),
  STATEMENT: (locale) => textOf(locale, "yearsStatement.sources.STATEMENT"),
};
