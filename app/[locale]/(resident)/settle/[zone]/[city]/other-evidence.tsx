import { useLocale, useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { formatDay } from "@/lib/i18n/format";
import type { Outlook } from "@/lib/residents/outlook";

type Props = {
  other: { evidence: "verified" | "declared"; outlook: Outlook; differs: boolean };
  city: string;
  query: readonly (readonly [string, string])[];
  path: string;
};

/** What the records that nobody has confirmed yet would change, and the switch between the two views. */
export function OtherEvidence({ other, query, path }: Props) {
  const t = useTranslations("settle.evidence");
  const short = useTranslations("answer.short");
  const locale = useLocale();
  const { outlook, evidence } = other;
  const answer = short(outlook.kind, { day: outlook.kind === "FROM" ? formatDay(locale, outlook.on) : "" });
  const more: (readonly [string, string])[] = evidence === "declared" ? [["evidence", "declared"]] : [];
  const address = new URLSearchParams([...query, ...more].map(([name, value]) => [name, value])).toString();
  return (
    <Notice kind={other.differs ? "warning" : "info"}>
      <p>{other.differs ? t(`${evidence}.differs`, { answer }) : t("same")}</p>
      <Link href={`${path}${address === "" ? "" : `?${address}`}`}>{t(`${evidence}.link`)}</Link>
    </Notice>
  );
}
