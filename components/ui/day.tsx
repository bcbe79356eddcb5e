import { useLocale } from "next-intl";
import { formatDay } from "@/lib/i18n/format";

/** A day in the reader's language that never breaks over two lines. */
export function Day({ value }: { value: string }) {
  return (
    <time dateTime={value} className="whitespace-nowrap">
      {formatDay(useLocale(), value)}
    </time>
  );
}
