import { useTranslations } from "next-intl";
import { Icon, type IconName } from "@/components/ui/icon";
import type { Status } from "@/lib/rules/answer";

const LOOKS: Record<Status, { icon: IconName; classes: string }> = {
  met: { icon: "check", classes: "rounded-full border-celadon-deep bg-celadon-deep text-sheet" },
  notMet: { icon: "cross", classes: "rounded-none border-ink bg-sheet text-ink" },
  unknown: {
    icon: "question",
    classes: "rounded-full border-dashed border-ochre-deep bg-ochre-pale text-ochre-deep",
  },
};

/** Met, not met or unknown: a shape and a sign, the word for screen readers. */
export function StatusMark({ status }: { status: Status }) {
  const t = useTranslations("case.status");
  const { icon, classes } = LOOKS[status];
  return (
    <span
      className={`print-exact inline-flex size-7 shrink-0 items-center justify-center border-2 ${classes}`}
    >
      <Icon name={icon} className="size-4" />
      <span className="sr-only">{t(status)}</span>
    </span>
  );
}
