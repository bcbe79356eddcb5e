import { useTranslations } from "next-intl";
import { SubmitButton } from "@/components/form/submit-button";
import type { WorkItem } from "@/lib/transfers/queue";

type Props = {
  item: WorkItem;
  me: string;
  isSupervisor: boolean;
  staff: ReadonlyMap<string, string>;
  /** Names the row to screen readers. */
  what: string;
};

/** Who has taken an entry, and the button to take it or give it back; stands in a form around the table. */
export function Assigned({ item, me, isSupervisor, staff, what }: Props) {
  const t = useTranslations("desk");
  const open = item.waitingFor !== "NOBODY";
  const mayRelease = item.assignedToId === me || isSupervisor;
  const value = `${item.id}.${item.rowVersion}`;
  if (item.assignedToId === null) {
    if (!open) return <span className="text-ink-soft">{t("nobody")}</span>;
    return (
      <span className="-my-2.5 inline-block">
        <SubmitButton look="quiet" name="claim" value={value}>
          {t("claim")}
          <span className="sr-only"> {what}</span>
        </SubmitButton>
      </span>
    );
  }
  return (
    <span className="inline-flex flex-wrap items-center gap-x-3">
      <span className="font-medium">
        {item.assignedToId === me ? t("you") : (staff.get(item.assignedToId) ?? "–")}
      </span>
      {open && mayRelease && (
        <span className="-my-2.5 inline-block">
          <SubmitButton look="quiet" name="release" value={value}>
            {t("release")}
            <span className="sr-only"> {what}</span>
          </SubmitButton>
        </span>
      )}
    </span>
  );
}
