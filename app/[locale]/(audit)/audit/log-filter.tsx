import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { localePath } from "@/lib/i18n/navigation";
import type { LogView } from "./filter";
import { actionText } from "./log-words";

const CONTROL =
  "block min-h-11 max-w-full rounded-sm border border-line-strong bg-sheet px-3 py-1.5 text-base";

/** Narrows the log to a day and an act; a form that only asks. */
export function LogFilterForm({ view, actions }: { view: LogView; actions: readonly string[] }) {
  const t = useTranslations("audit");
  const decision = useTranslations("decision");
  const locale = useLocale();
  const filtered = view.day !== undefined || view.action !== undefined;
  return (
    <form
      method="get"
      action={localePath(locale, "/audit")}
      className="flex flex-wrap items-end gap-x-5 gap-y-3 text-sm"
    >
      <input type="hidden" name="log" value={view.log} />
      <label className="max-w-full">
        <span className="block font-semibold">{t("filter.day")}</span>
        <input type="date" name="day" defaultValue={view.day} className={CONTROL} />
      </label>
      <label className="max-w-full">
        <span className="block font-semibold">{t("filter.action")}</span>
        <select name="action" defaultValue={view.action ?? ""} className={CONTROL}>
          <option value="">{t("filter.all")}</option>
          {actions.map((action) => (
            <option key={action} value={action}>
              {actionText(t, decision, action)}
            </option>
          ))}
        </select>
      </label>
      <Button type="submit" look="secondary">
        {t("filter.apply")}
      </Button>
      {filtered && (
        <Link href={`/audit?log=${view.log}`} className="inline-flex min-h-11 items-center">
          {t("filter.clear")}
        </Link>
      )}
    </form>
  );
}
