import { useTranslations } from "next-intl";
import { Day } from "@/components/ui/day";
import { StatusTag } from "@/components/ui/status-tag";
import { isAnnounced, workingDaysBetween } from "@/lib/places/calendar";

type Props = {
  dueOn: string | null;
  today: string;
  /** Whether it is the reader's own office that must act by then. */
  ours: boolean;
};

/** From here on a legal day is close enough to be told apart. */
const SOON = 2;

/** How many working days are left, in words first: the colour only repeats them. */
export function Due({ dueOn, today, ours }: Props) {
  const t = useTranslations("desk.due");
  if (dueOn === null) return <span className="text-ink-soft">{t("none")}</span>;
  const left = workingDaysBetween(today, dueOn);
  return (
    <>
      <Left {...{ left, ours, late: dueOn < today }} />
      <span className="block text-sm text-ink-soft">
        <Day value={dueOn} />
        {!isAnnounced(dueOn) && t("unannounced")}
      </span>
    </>
  );
}

function Left({ left, ours, late }: { left: number; ours: boolean; late: boolean }) {
  const t = useTranslations("desk.due");
  // A day of rest may lie between the legal day and today, so that no working day has gone by yet.
  if (late) {
    const words = left < 0 ? t("overdue", { count: -left }) : t("passed");
    return <StatusTag tone={ours ? "action" : "none"}>{words}</StatusTag>;
  }
  if (left === 0) return <StatusTag tone={ours ? "action" : "part"}>{t("today")}</StatusTag>;
  const words = t("left", { count: left });
  if (ours && left <= SOON) return <StatusTag tone="part">{words}</StatusTag>;
  return <span className="whitespace-nowrap">{words}</span>;
}
