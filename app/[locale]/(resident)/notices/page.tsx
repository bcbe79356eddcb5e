import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice as Said } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { Pager } from "@/components/ui/pager";
import { requireActor } from "@/lib/auth/session";
import { withActor } from "@/lib/db/with-actor";
import { pageLocale } from "@/lib/i18n/server";
import { newId } from "@/lib/ids";
import { countUnread, listNotices } from "@/lib/notices/queries";
import { cityNames } from "@/lib/places/queries";
import { peopleOf, type Search } from "../people";
import { markAllRead } from "./actions";
import { NoticeItem } from "./notice-item";
import { cityOf } from "./notice-text";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Search> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params);
  return { title: (await getTranslations("notices"))("title") };
}

export default async function NoticesPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const actor = await requireActor(locale, "RESIDENT");
  const search = await searchParams;
  // A key that does not read begins at the latest notice, as no key does.
  const key = z.uuid().safeParse(search.after);
  const after = key.success ? key.data : null;
  const { names, notices, next, unread, cities } = await withActor(actor, async (tx) => {
    const people = await peopleOf(tx, actor, {});
    const everyone = [people.self, ...people.wards];
    const ids = everyone.map(({ residentId }) => residentId);
    const page = await listNotices(tx, ids, after);
    return {
      ...page,
      names: new Map(people.wards.map((ward) => [ward.residentId, ward.name])),
      unread: await countUnread(tx, ids),
      cities: await cityNames(
        tx,
        page.notices.flatMap((notice) => cityOf(notice) ?? []),
      ),
    };
  });
  const t = await getTranslations("notices");
  const latest = notices
    .map(({ id }) => id)
    .sort()
    .at(-1);
  return (
    <>
      <PageHeading title={t("title")} lead={t("lead")} />
      {search.done === "read" && <Said kind="success" role="status" title={t("done")} />}
      {unread > 0 && latest !== undefined && after === null && (
        <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
          <p className="font-semibold">{t("unread", { count: unread })}</p>
          <ActionForm
            action={markAllRead}
            idempotencyKey={newId()}
            hidden={{ upTo: latest }}
            label={t("readAll")}
          >
            <SubmitButton look="quiet">{t("readAll")}</SubmitButton>
          </ActionForm>
        </div>
      )}
      {notices.length === 0 ? (
        <EmptyState title={t("empty.title")}>{t("empty.body")}</EmptyState>
      ) : (
        <ul className="my-4 max-w-3xl border-t border-line">
          {notices.map((notice) => (
            <NoticeItem
              key={notice.id}
              notice={notice}
              name={names.get(notice.residentId) ?? null}
              cities={cities}
            />
          ))}
        </ul>
      )}
      <Pager
        previousHref={after === null ? null : "/notices"}
        nextHref={next === null ? null : `/notices?after=${next}`}
      />
    </>
  );
}
