import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { PageHeading } from "@/components/ui/page-heading";
import { requireActor } from "@/lib/auth/session";
import { withActor } from "@/lib/db/with-actor";
import { formatInstant } from "@/lib/i18n/format";
import { pageLocale } from "@/lib/i18n/server";
import { newId } from "@/lib/ids";
import { TRUST_LIST_LASTS } from "@/lib/permits/issuing/lifetimes";
import { nowPublished } from "@/lib/permits/issuing/now";
import { keyOverview, keyStateOf } from "@/lib/permits/issuing/overview";
import { cityNames } from "@/lib/places/queries";
import { replaceKey } from "./actions";
import { KeyStateTag } from "./key-state";
import { WhatIsPublished } from "./what-is-published";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params);
  return { title: (await getTranslations("city-keys"))("title") };
}

export default async function KeysPage({ params }: Props) {
  const locale = await pageLocale(params);
  const actor = await requireActor(locale, "CITY_ADMIN");
  const now = await nowPublished();
  const overview = await keyOverview(actor, now);
  const city = await withActor(actor, async (tx) => (await cityNames(tx, [actor.city])).get(actor.city));
  const { keys } = overview;
  const t = await getTranslations("city-keys");
  const isUnderWay = keys.some((key) => key.revokedAt === null && key.validFrom > now);
  const hasKey = keys.length > 0;
  return (
    <>
      <PageHeading title={t("title")} caption={city?.[locale]} lead={t("lead")} />
      <DataTable
        caption={t("table.caption")}
        captionHidden
        rows={[...keys].reverse()}
        rowKey={({ kid }) => kid}
        empty={
          <EmptyState title={t("none")}>
            <p>{t("noneBody")}</p>
          </EmptyState>
        }
        columns={[
          {
            key: "kid",
            header: t("table.kid"),
            rowHeader: true,
            cell: ({ kid }) => <Link href={`/city/keys/${kid}`}>{kid}</Link>,
          },
          {
            key: "state",
            header: t("table.state"),
            cell: (key) => <KeyStateTag state={keyStateOf(key, keys, now)} />,
          },
          {
            key: "from",
            header: t("table.from"),
            cell: ({ validFrom }) => formatInstant(locale, validFrom),
          },
          {
            key: "until",
            header: t("table.until"),
            cell: ({ validUntil, revokedAt }) => {
              const end = revokedAt ?? validUntil;
              return end === null ? t("table.never") : formatInstant(locale, end);
            },
          },
        ]}
      />
      <section aria-labelledby="rotate" className="mt-8 max-w-prose border-t border-line pt-6">
        <h2 id="rotate" className="mt-0">
          {t("rotate.title")}
        </h2>
        {isUnderWay ? (
          <p>{t("rotate.busy")}</p>
        ) : (
          <>
            <p className="mt-1 mb-4">
              {hasKey ? t("rotate.text", { days: TRUST_LIST_LASTS / 86_400 }) : t("rotate.first")}
            </p>
            <ActionForm action={replaceKey} idempotencyKey={newId()} label={t("rotate.title")}>
              <SubmitButton look="secondary">
                {t(hasKey ? "rotate.submit" : "rotate.submitFirst")}
              </SubmitButton>
            </ActionForm>
          </>
        )}
      </section>
      <WhatIsPublished city={actor.city} overview={overview} />
    </>
  );
}
