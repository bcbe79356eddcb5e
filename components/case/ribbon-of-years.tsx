import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useId } from "react";
import { Details } from "@/components/ui/details";
import { NARROW, WIDE } from "./ribbon-layout";
import { RibbonPicture } from "./ribbon-picture";
import { RibbonTable } from "./ribbon-table";
import type { RibbonData, RibbonLabels } from "./ribbon-types";

type Props = RibbonData & {
  /** What is pictured, and towards which city: the figure's caption. */
  title: ReactNode;
  /** The answer in one sentence, for those who do not see the picture. */
  summary: string;
  /** The table is folded away unless asked for; printed, it is always there. */
  tableOpen?: boolean;
  /** Other words where the colours say something else than worth: how far records are confirmed. */
  words?: Partial<RibbonLabels>;
};

/**
 * The ribbon of years: time runs along it, each city is a band, and the filled height of a band is its
 * coefficient towards the chosen destination.
 */
export function RibbonOfYears({ title, summary, tableOpen, words, ...data }: Props) {
  const t = useTranslations("case.ribbon");
  const locale = useLocale();
  const id = useId().replace(/[^a-zA-Z0-9]/g, "");
  const labels: RibbonLabels = {
    today: t("today"),
    counts: t("counts"),
    part: t("part"),
    none: t("none"),
    fullHeight: t("fullHeight"),
    table: t("table"),
    city: t("city"),
    period: t("period"),
    coefficient: t("coefficient"),
    worth: t("worth"),
    remark: t("remark"),
    noData: t("noData"),
    ...words,
  };
  return (
    <figure className="my-8">
      <figcaption className="mb-3 flex flex-wrap items-baseline justify-between gap-x-8 gap-y-2">
        <span className="font-semibold">{title}</span>
        <Legend labels={labels} />
      </figcaption>
      {data.bands.length === 0 ? (
        <p className="border border-dashed border-line-strong bg-sheet px-5 py-6">{labels.noData}</p>
      ) : (
        <>
          {/* Two drawings, of which one is shown: letters must not shrink with the screen. */}
          <RibbonPicture
            {...{ data, labels, summary }}
            size={WIDE}
            id={`${id}w`}
            className="hidden sm:block"
          />
          <RibbonPicture {...{ data, labels, summary }} size={NARROW} id={`${id}n`} className="sm:hidden" />
          <Details summary={labels.table} open={tableOpen}>
            <RibbonTable bands={data.bands} labels={labels} locale={locale} caption={labels.table} />
          </Details>
        </>
      )}
    </figure>
  );
}

function Legend({ labels }: { labels: RibbonLabels }) {
  const swatch = "print-exact inline-block w-5 border align-[-2px]";
  return (
    <span className="flex flex-wrap gap-x-5 gap-y-1 text-sm text-ink-soft">
      <span>
        <span className={`${swatch} h-3.5 border-celadon-deep bg-celadon`} /> {labels.counts}
      </span>
      <span>
        <span
          className={`${swatch} h-3.5 border-ochre-deep bg-linear-to-t from-ochre from-60% to-sheet to-60%`}
        />{" "}
        {labels.part}
      </span>
      <span>
        <span className={`${swatch} hatch h-3.5 border-dashed border-line-strong`} /> {labels.none}
      </span>
      {labels.fullHeight !== "" && <span className="basis-full sm:basis-auto">{labels.fullHeight}</span>}
    </span>
  );
}
