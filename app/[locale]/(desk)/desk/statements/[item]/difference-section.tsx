import { useLocale, useTranslations } from "next-intl";
import { Radios } from "@/components/form/choices";
import { Notice } from "@/components/ui/notice";
import { formatDayRange } from "@/lib/i18n/format";
import type { EvidenceKind } from "@/lib/places/types";
import type { CaseNames } from "../../cases/[reference]/words";
import { RecordDetails } from "../../ledger/record-details";
import { PaperLinks } from "../../paper-links";
import type { Difference } from "./load";
import { StatedDetails } from "./stated-details";

type Props = {
  difference: Difference;
  index: number;
  count: number;
  itemId: string;
  open: boolean;
  kinds: readonly EvidenceKind[];
  names: CaseNames;
};

/** Both versions beside each other, and the choice between them. */
export function DifferenceSection({ difference, index, count, itemId, open, kinds, names }: Props) {
  const t = useTranslations("statements");
  const locale = useLocale();
  const { stated, ours, papers, overlapping } = difference;
  const heading = `difference-${index}`;
  const choices = [
    { value: "OURS", label: t("desk.keep"), hint: t("desk.keepHint") },
    { value: "THEIRS", label: t("desk.take"), hint: t("desk.takeHint") },
  ];
  return (
    <section aria-labelledby={heading} className="mt-8 border-t-2 border-ink pt-4">
      <h2 id={heading}>{t("desk.conflict", { number: index + 1, count })}</h2>
      {stated.because !== null && (
        <p>
          {t("desk.why")}
          {locale === "zh" ? "：" : ": "}
          <strong>{t(`because.${stated.because}`)}</strong>
        </p>
      )}
      <div className="gap-x-12 lg:grid lg:grid-cols-2">
        <div>
          <h3>{t("desk.ours")}</h3>
          {ours === null ? (
            <p className="text-ink-soft">{t("desk.gone")}</p>
          ) : (
            <>
              <RecordDetails record={ours} kinds={kinds} names={names} />
              <h4 className="font-semibold">{t("desk.evidence")}</h4>
              {papers.length === 0 ? (
                <p className="text-ink-soft">{t("desk.noEvidence")}</p>
              ) : (
                <PaperLinks papers={papers} query={`statement=${itemId}`} />
              )}
            </>
          )}
        </div>
        <div className="mt-6 lg:mt-0">
          <h3>{t("desk.theirs")}</h3>
          <StatedDetails record={stated.record} kinds={kinds} names={names} />
        </div>
      </div>
      {overlapping.map((other) => (
        <Notice key={other.id} kind="warning">
          {t("desk.also", { period: formatDayRange(locale, other.startOn, other.endOn) })}
        </Notice>
      ))}
      {open && (
        <div className="mt-6">
          {ours?.permitId != null && <Notice>{t("desk.followsPermit")}</Notice>}
          <input type="hidden" name={`seen.${index}`} value={ours?.id ?? stated.recordId ?? ""} />
          <Radios
            name={`choice.${index}`}
            label={t("desk.choose")}
            choices={ours?.permitId == null && ours !== null ? choices : choices.slice(0, 1)}
          />
        </div>
      )}
    </section>
  );
}
