import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Icon } from "./icon";

export type NoticeKind = "info" | "warning" | "error" | "success";

const LOOKS: Record<NoticeKind, string> = {
  info: "border-dai bg-sheet [--sign:var(--color-dai)]",
  warning: "border-ochre-deep bg-ochre-pale [--sign:var(--color-ochre-deep)]",
  error: "border-seal bg-seal-pale [--sign:var(--color-seal-deep)]",
  success: "border-celadon-deep bg-celadon-pale [--sign:var(--color-celadon-deep)]",
};

type Props = {
  kind?: NoticeKind;
  /** A short sentence; the kind is said in words to screen readers. */
  title?: ReactNode;
  children?: ReactNode;
  /** `status` or `alert` only for what appears as the answer to something the reader just did. */
  role?: "status" | "alert";
};

export function Notice({ kind = "info", title, children, role }: Props) {
  const t = useTranslations("common.notice");
  return (
    <div
      role={role}
      className={`print-exact my-6 flex max-w-prose gap-3 border-l-4 px-4 py-3 ${LOOKS[kind]}`}
    >
      <Icon name={kind} className="mt-1 size-5 text-(--sign)" />
      <div className="min-w-0 flex-1 space-y-1">
        <span className="sr-only">{t(kind)}</span>
        {title !== undefined && <p className="font-semibold">{title}</p>}
        {children}
      </div>
    </div>
  );
}
