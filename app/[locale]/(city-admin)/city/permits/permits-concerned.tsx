import { useTranslations } from "next-intl";
import { MOST_COUNTED } from "@/lib/permits/publication/counted";

/** How many live permits a publication is about; beyond a limit only that it is more. */
export function PermitsConcerned({ count }: { count: number }) {
  const t = useTranslations("permit-recognition.admin");
  return (
    <p className="max-w-prose">
      {count > MOST_COUNTED ? t("permitsMany", { count: MOST_COUNTED }) : t("permits", { count })}
    </p>
  );
}
