import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { Link } from "@/components/ui/link";
import { StatusTag } from "@/components/ui/status-tag";
import { formatInstant } from "@/lib/i18n/format";
import { newId } from "@/lib/ids";
import type { Notice } from "@/lib/notices/types";
import type { PlaceName } from "@/lib/places/types";
import { applicationPath, permitPath } from "../permits/paths";
import { markRead } from "./actions";
import { noticeText } from "./notice-text";

type Props = {
  notice: Notice;
  /** Of a ward's notice their name; null for one's own. */
  name: string | null;
  cities: ReadonlyMap<string, PlaceName>;
};

/** One notice, with the way to what it is about, and marked while nobody has read it. */
export function NoticeItem({ notice, name, cities }: Props) {
  const t = useTranslations("notices");
  const kinds = useTranslations("permits.kinds");
  const locale = useLocale();
  const { title, body } = noticeText({ t, kinds, locale, cities }, notice);
  const { subjectKind, subjectId, readAt } = notice;
  const path = subjectKind === "PERMIT" ? permitPath(subjectId) : applicationPath(subjectId);
  return (
    <li
      className={`print-exact border-b border-line py-4 pl-4 border-l-4 ${
        readAt === null ? "border-l-ink bg-sheet" : "border-l-transparent"
      }`}
    >
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <Link href={path} className={readAt === null ? "font-semibold" : ""}>
          {name === null ? title : t("for", { title, name })}
        </Link>
        {readAt === null && <StatusTag>{t("new")}</StatusTag>}
      </p>
      {body !== "" && <p className="mt-1 max-w-prose">{body}</p>}
      <p className="mt-1 text-sm text-ink-soft">
        <time dateTime={notice.createdAt.toISOString()}>{formatInstant(locale, notice.createdAt)}</time>
        {" · "}
        <span className="tabular-nums">{subjectId}</span>
      </p>
      {readAt === null && (
        <ActionForm
          action={markRead}
          idempotencyKey={newId()}
          hidden={{ residentId: notice.residentId, notice: notice.id }}
          label={t("readOne", { title })}
        >
          <SubmitButton look="quiet">
            {t("read")}
            <span className="sr-only"> {title}</span>
          </SubmitButton>
        </ActionForm>
      )}
    </li>
  );
}
