import type { useTranslations } from "next-intl";
import { formatDay } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/routing";
import type { Person } from "@/lib/permits/credential";
import type { Row } from "./disclosed-items";

/** The items of Decree 663 art. 4 that were shown, in the decree's order. */
export function personRows(
  t: ReturnType<typeof useTranslations<"check">>,
  locale: Locale,
  person: Partial<Person>,
): Row[] {
  const { name, sex, ethnicity, bornOn, idNumber, photoSha256, registeredAddress, residenceAddress, issued } =
    person;
  const rows: (readonly [string, Row[1] | undefined])[] = [
    [t("item.name"), name],
    [t("item.sex"), sex && t(`sex.${sex}`)],
    [t("item.ethnicity"), ethnicity],
    [t("item.bornOn"), bornOn && formatDay(locale, bornOn)],
    [t("item.idNumber"), idNumber && <span className="break-all">{idNumber}</span>],
    [
      t("item.photoSha256"),
      photoSha256 && (
        <>
          <code className="font-normal break-all">{photoSha256}</code>
          <span className="block text-sm font-normal text-ink-soft">{t("photoHint")}</span>
        </>
      ),
    ],
    [t("item.registeredAddress"), registeredAddress],
    [t("item.residenceAddress"), residenceAddress],
    [t("item.issuedBy"), issued?.by],
    [t("item.issuedOn"), issued && formatDay(locale, issued.on)],
  ];
  return rows.filter((row): row is Row => row[1] !== undefined);
}
