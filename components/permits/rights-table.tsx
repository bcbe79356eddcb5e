import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { Details } from "@/components/ui/details";
import { Link } from "@/components/ui/link";
import { formatDay } from "@/lib/i18n/format";
import type { RightsOfPermit } from "@/lib/permits/publication/of-permit";
import type { CityRights, LaterRight } from "@/lib/permits/publication/recognition";
import { rightText } from "./right-text";

/**
 * What one permit opens in each city of its zones: now, and what from when. `lib/permits/publication/of-permit.ts`
 * makes what is shown here.
 */
export function RightsTable({ rights }: { rights: RightsOfPermit }) {
  const t = useTranslations("permit-recognition.table");
  const locale = useLocale();
  const nameOf = (code: string) => rights.names[code]?.[locale] ?? code;
  const isSample = rights.cities.some(({ now, later }) =>
    [...now, ...later].some(({ basis }) => basis.mark === "SAMPLE"),
  );
  return (
    <>
      <DataTable
        caption={t("caption")}
        captionHidden
        rows={rights.cities}
        rowKey={({ city }) => city}
        columns={[
          {
            key: "city",
            header: t("city"),
            rowHeader: true,
            cell: ({ city }) => (
              <Link href={`/rules/permits/${city}`}>
                {city === rights.issuingCity ? t("issuer", { city: nameOf(city) }) : nameOf(city)}
              </Link>
            ),
          },
          { key: "now", header: t("now"), cell: (row) => <Now row={row} rights={rights} /> },
          { key: "later", header: t("later"), cell: (row) => <Later row={row} rights={rights} /> },
        ]}
      />
      {isSample && <p className="max-w-prose text-sm text-ink-soft">{t("sample")}</p>}
    </>
  );
}

function Now({ row: { city, now, published }, rights }: { row: CityRights; rights: RightsOfPermit }) {
  const t = useTranslations("permit-recognition.table");
  const codes = useTranslations("permit-rights.codes");
  const locale = useLocale();
  if (now.length === 0) return !published && city !== rights.issuingCity ? t("notPublished") : t("nothing");
  return (
    <Several count={now.length}>
      {now.map(({ code, until }) => {
        const right = rightText(codes, locale, rights.own[city], code);
        return (
          <li key={code}>{until === null ? right : t("until", { right, day: formatDay(locale, until) })}</li>
        );
      })}
    </Several>
  );
}

function Later({ row: { city, later }, rights }: { row: CityRights; rights: RightsOfPermit }) {
  const t = useTranslations("permit-recognition.table");
  const codes = useTranslations("permit-rights.codes");
  const locale = useLocale();
  if (later.length === 0) return t("noMore");
  return (
    <ul className="space-y-2">
      {together(later).map((same) => (
        <li key={same.map(({ code }) => code).join()}>
          <When right={same[0]} />
          <Several count={same.length}>
            {same.map(({ code }) => (
              <li key={code}>{rightText(codes, locale, rights.own[city], code)}</li>
            ))}
          </Several>
        </li>
      ))}
    </ul>
  );
}

function When({ right: { from, because, afterMonths } }: { right: LaterRight }) {
  const t = useTranslations("permit-recognition.table");
  const locale = useLocale();
  return (
    <p className="font-semibold">
      {from === null ? t("unknownDay") : t("onDay", { day: formatDay(locale, from) })}
      <span className="block font-normal text-ink-soft">
        {t(`because.${because}`, { months: afterMonths })}
      </span>
    </p>
  );
}

/** A long list stays shut until it is asked for, so that many cities can be seen at once. */
function Several({ count, children }: { count: number; children: React.ReactNode }) {
  const t = useTranslations("permit-recognition.table");
  const list = <ul className="list-disc pl-5">{children}</ul>;
  if (count <= 3) return list;
  return (
    <Details summary={t("count", { count })} tight>
      {list}
    </Details>
  );
}

/** Rights that come on one day for one reason, the earliest first; those without a day last. */
function together(later: readonly LaterRight[]): [LaterRight, ...LaterRight[]][] {
  const groups = new Map<string, [LaterRight, ...LaterRight[]]>();
  const inOrder = [...later].sort((a, b) => ((a.from ?? "9999") < (b.from ?? "9999") ? -1 : 1));
  for (const right of inOrder) {
    const key = `${right.from} ${right.because} ${right.because === "MONTHS" ? right.afterMonths : ""}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [right]);
    else group.push(right);
  }
  return [...groups.values()];
}
