import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { StatusTag, type StatusTone } from "@/components/ui/status-tag";
import { formatDay, formatInstant } from "@/lib/i18n/format";
import type { Publication } from "@/lib/permits/publication/queries";
import { standingAmong } from "@/lib/permits/publication/standing";

const TONES: Record<ReturnType<typeof standingAmong>, StatusTone> = {
  IN_FORCE: "counts",
  COMING: "part",
  PAST: "neutral",
};

/** Every version a city has published, with its document and fingerprint. */
export function VersionTable({
  city,
  rules,
  rights,
  today,
}: {
  city: string;
  rules: readonly Publication<unknown>[];
  rights: readonly Publication<unknown>[];
  today: string;
}) {
  const t = useTranslations("permit-recognition");
  const locale = useLocale();
  const rows = [
    ...rules.map((version) => ({ kind: "PERMIT_RULE" as const, path: "rule", version, among: rules })),
    ...rights.map((version) => ({ kind: "PERMIT_RIGHTS" as const, path: "rights", version, among: rights })),
  ];
  return (
    <DataTable
      caption={t("city.history")}
      captionHidden
      rows={rows}
      rowKey={({ kind, version }) => `${kind} ${version.version}`}
      empty={<EmptyState title={t("city.noHistory")}>{t("list.emptyBody")}</EmptyState>}
      columns={[
        {
          key: "kind",
          header: t("city.kind"),
          rowHeader: true,
          cell: ({ kind, version }) => (
            <>
              {t(`kinds.${kind}`)}
              <span className="block font-normal">{t("city.number", { version: version.version })}</span>
            </>
          ),
        },
        {
          key: "standing",
          header: t("city.standing"),
          cell: ({ version, among }) => {
            const standing = standingAmong(version, among, today);
            return <StatusTag tone={TONES[standing]}>{t(`standing.${standing}`)}</StatusTag>;
          },
        },
        {
          key: "from",
          header: t("city.effectiveFrom"),
          cell: ({ version }) => formatDay(locale, version.effectiveFrom),
        },
        {
          key: "at",
          header: t("city.publishedAt"),
          cell: ({ version }) => formatInstant(locale, version.publishedAt),
        },
        {
          key: "json",
          header: t("city.json"),
          cell: ({ path, version, kind }) => (
            <>
              <a
                className="link"
                href={`/api/rules/permits/${city}/${path}/${version.version}`}
                aria-label={`${t("city.json")}: ${t(`kinds.${kind}`)}, ${t("city.number", { version: version.version })}`}
              >
                JSON
              </a>
              <code className="block text-xs break-all text-ink-soft">{version.sha256}</code>
            </>
          ),
        },
      ]}
    />
  );
}
