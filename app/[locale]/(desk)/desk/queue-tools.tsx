import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { localePath } from "@/lib/i18n/navigation";
import { CASE_KINDS, type View } from "./view";

const CONTROL = "min-h-11 rounded-sm border border-line-strong bg-sheet px-3 py-1.5 text-base";

/** Narrowing the queue, and going straight to a case by its number. Plain forms that ask, so nothing is sent twice. */
export function QueueTools({
  view,
  searchError,
  typed,
}: {
  view: View;
  searchError: string | null;
  typed: string;
}) {
  const t = useTranslations("desk");
  const action = localePath(useLocale(), "/desk");
  return (
    <div className="mb-2 flex flex-wrap items-end justify-between gap-x-10 gap-y-4 text-sm">
      <form method="get" action={action} className="flex flex-wrap items-end gap-x-5 gap-y-3">
        <input type="hidden" name="tab" value={view.tab} />
        <label className="block">
          <span className="block font-semibold">{t("filter.kind")}</span>
          <select name="kind" defaultValue={view.kind ?? ""} className={CONTROL}>
            <option value="">{t("filter.all")}</option>
            {CASE_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t(`kinds.${kind}`)}
              </option>
            ))}
          </select>
        </label>
        <label className="flex min-h-11 items-center gap-2">
          <input type="checkbox" name="mine" value="1" defaultChecked={view.mine} className="size-5" />
          {t("filter.mine")}
        </label>
        <Button type="submit" look="secondary">
          {t("filter.apply")}
        </Button>
      </form>
      <form method="get" action={action} className="flex flex-wrap items-end gap-x-3 gap-y-3">
        <label className="block">
          <span className="block font-semibold">{t("search.label")}</span>
          <span className="block text-ink-soft">{t("search.hint")}</span>
          {searchError !== null && (
            <span id="ref-error" className="block max-w-72 font-semibold text-seal-deep">
              {searchError}
            </span>
          )}
          <input
            name="ref"
            defaultValue={typed}
            autoComplete="off"
            spellCheck={false}
            aria-invalid={searchError !== null || undefined}
            aria-describedby={searchError === null ? undefined : "ref-error"}
            className={`${CONTROL} w-64 aria-[invalid]:border-2 aria-[invalid]:border-seal`}
          />
        </label>
        <Button type="submit" look="secondary">
          {t("search.submit")}
        </Button>
      </form>
    </div>
  );
}
