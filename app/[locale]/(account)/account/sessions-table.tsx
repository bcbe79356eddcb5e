import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { DataTable } from "@/components/ui/data-table";
import { formatInstant } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/routing";
import { newId } from "@/lib/ids";
import { endOwnSession } from "./actions";

type Session = { id: string; createdAt: Date; expiresAt: Date };
type Props = { sessions: Session[]; current: string; locale: Locale };

/** The open sessions; the present one is ended by signing out. */
export function SessionsTable({ sessions, current, locale }: Props) {
  const t = useTranslations("auth.account");
  return (
    <DataTable
      caption={t("sessionsCaption")}
      captionHidden
      rows={sessions}
      rowKey={(session) => session.id}
      columns={[
        {
          key: "since",
          header: t("since"),
          rowHeader: true,
          cell: ({ createdAt }) => formatInstant(locale, createdAt),
        },
        { key: "until", header: t("until"), cell: ({ expiresAt }) => formatInstant(locale, expiresAt) },
        { key: "which", header: t("which"), cell: ({ id }) => t(id === current ? "thisOne" : "otherOne") },
        {
          key: "act",
          header: t("act"),
          cell: ({ id, createdAt }) =>
            id === current ? null : (
              <ActionForm action={endOwnSession} idempotencyKey={newId()} hidden={{ sessionId: id }}>
                <SubmitButton look="quiet">
                  <span aria-hidden="true">{t("end")}</span>
                  <span className="sr-only">{t("endThat", { since: formatInstant(locale, createdAt) })}</span>
                </SubmitButton>
              </ActionForm>
            ),
        },
      ]}
    />
  );
}
