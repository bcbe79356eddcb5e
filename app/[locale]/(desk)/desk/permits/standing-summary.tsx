import { useTranslations } from "next-intl";
import { Day } from "@/components/ui/day";
import { Link } from "@/components/ui/link";
import { StatusTag, type StatusTone } from "@/components/ui/status-tag";
import { SummaryList } from "@/components/ui/summary-list";
import type { Standing } from "@/lib/permits/lapse";
import type { Permit } from "@/lib/permits/queries";
import type { PermitState } from "@/lib/permits/types";

const TONES: Record<PermitState, StatusTone> = {
  IN_FORCE: "counts",
  SUSPENDED: "part",
  CANCELLED: "none",
  REVOKED: "none",
};

export function PermitStateTag({ state }: { state: PermitState }) {
  const t = useTranslations("desk-permits.permitStates");
  return <StatusTag tone={TONES[state]}>{t(state)}</StatusTag>;
}

/** Where a permit stands: its state, its days and its address. */
export function StandingSummary({
  permit,
  standing,
  linked = false,
}: {
  permit: Permit;
  standing: Standing;
  linked?: boolean;
}) {
  const t = useTranslations("desk-permits.standing");
  const reasons = useTranslations("desk-permits.cancelReasons");
  const days = [
    ["dueOn", standing.dueOn],
    ["opensOn", standing.state === "IN_FORCE" ? standing.opensOn : null],
    ["graceUntil", standing.state === "SUSPENDED" ? standing.graceUntil : null],
    ["cancelledOn", standing.state === "SUSPENDED" ? standing.cancelledOn : null],
  ] as const;
  return (
    <SummaryList
      compact
      rows={[
        ...(linked
          ? [
              {
                key: "number",
                label: t("number"),
                value: (
                  <Link href={`/desk/permits/${encodeURIComponent(permit.number)}`}>{permit.number}</Link>
                ),
              },
            ]
          : []),
        {
          key: "state",
          label: t("state"),
          value: (
            <>
              <PermitStateTag state={standing.state} />
              {standing.cancelledBecause !== null && <> {reasons(standing.cancelledBecause)}</>}
            </>
          ),
        },
        { key: "issuedOn", label: t("issuedOn"), value: <Day value={permit.issuedOn} /> },
        ...days.flatMap(([key, day]) =>
          day === null ? [] : [{ key, label: t(key), value: <Day value={day} /> }],
        ),
        { key: "address", label: t("address"), value: permit.address },
      ]}
    />
  );
}
