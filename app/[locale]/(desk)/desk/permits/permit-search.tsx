import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { localePath } from "@/lib/i18n/navigation";

/** The way to a permit by its number: a plain form that asks, so nothing is sent twice. */
export function PermitSearch({ typed, error }: { typed: string; error: string | null }) {
  const t = useTranslations("desk-permits.overview.search");
  return (
    <form method="get" action={localePath(useLocale(), "/desk/permits")} className="mb-8">
      <label htmlFor="permit-number" className="block font-semibold">
        {t("label")}
      </label>
      <p id="permit-number-hint" className="text-sm text-ink-soft">
        {t("hint")}
      </p>
      {error !== null && (
        <p id="permit-number-error" role="alert" className="max-w-prose font-semibold text-seal-deep">
          {error}
        </p>
      )}
      <div className="mt-1.5 flex flex-wrap gap-3">
        <input
          id="permit-number"
          name="number"
          defaultValue={typed}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          aria-invalid={error !== null || undefined}
          aria-describedby={error === null ? "permit-number-hint" : "permit-number-hint permit-number-error"}
          className="min-h-11 w-full max-w-80 rounded-sm border border-line-strong bg-sheet px-3 py-2 text-base aria-[invalid]:border-2 aria-[invalid]:border-seal"
        />
        <Button type="submit" look="secondary">
          {t("submit")}
        </Button>
      </div>
    </form>
  );
}
