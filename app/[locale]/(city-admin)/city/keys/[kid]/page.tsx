import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { TextInput } from "@/components/form/text-input";
import { BackLink } from "@/components/ui/breadcrumbs";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { SummaryList } from "@/components/ui/summary-list";
import { requireActor } from "@/lib/auth/session";
import { withActor } from "@/lib/db/with-actor";
import { formatInstant } from "@/lib/i18n/format";
import { pageLocale } from "@/lib/i18n/server";
import { newId } from "@/lib/ids";
import { mayRevoke } from "@/lib/permits/issuing/key-commands";
import { listKeys } from "@/lib/permits/issuing/key-rows";
import { nowPublished } from "@/lib/permits/issuing/now";
import { keyStateOf } from "@/lib/permits/issuing/overview";
import { declareStolen, retireKey } from "../actions";
import { KeyStateTag } from "../key-state";

type Props = { params: Promise<{ locale: string; kid: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params);
  return { title: (await getTranslations("city-keys"))("title") };
}

export default async function KeyPage({ params }: Props) {
  const locale = await pageLocale(params);
  const actor = await requireActor(locale, "CITY_ADMIN");
  const { kid } = await params;
  const now = await nowPublished();
  const keys = await withActor(actor, (tx) => listKeys(tx, actor.city));
  const key = keys.find((one) => one.kid === kid);
  if (key === undefined) notFound();
  const t = await getTranslations("city-keys");
  const at = (instant: Date | null) => (instant === null ? null : formatInstant(locale, instant));
  const rows = [
    { key: "created", label: t("key.created"), value: at(key.createdAt) },
    { key: "from", label: t("key.from"), value: at(key.validFrom) },
    { key: "until", label: t("key.until"), value: at(key.validUntil) },
    { key: "revoked", label: t("key.revoked"), value: at(key.revokedAt) },
  ];
  return (
    <>
      <BackLink href="/city/keys">{t("key.back")}</BackLink>
      <PageHeading
        title={t("key.title", { kid })}
        status={<KeyStateTag state={keyStateOf(key, keys, now)} />}
      />
      <SummaryList rows={rows.filter(({ value }) => value !== null)} />
      {mayRevoke(key, "RETIRED") && (
        <section aria-labelledby="retire" className="mt-8 max-w-prose border-t border-line pt-6">
          <h2 id="retire" className="mt-0">
            {t("retire.title")}
          </h2>
          <p className="mt-1 mb-4">{t("retire.text")}</p>
          <ActionForm action={retireKey} idempotencyKey={newId()} hidden={{ kid }} label={t("retire.title")}>
            <SubmitButton look="secondary">{t("retire.submit")}</SubmitButton>
          </ActionForm>
        </section>
      )}
      {mayRevoke(key, "COMPROMISE") && (
        <section aria-labelledby="compromise" className="mt-8 max-w-prose border-t border-line pt-6">
          <h2 id="compromise" className="mt-0">
            {t("compromise.title")}
          </h2>
          <Notice kind="warning">
            <p>{t("compromise.text")}</p>
          </Notice>
          <ActionForm
            action={declareStolen}
            idempotencyKey={newId()}
            hidden={{ kid }}
            label={t("compromise.title")}
          >
            <TextInput
              name="confirm"
              label={t("compromise.confirm", { kid })}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              width="medium"
            />
            <SubmitButton look="decision">{t("compromise.submit")}</SubmitButton>
          </ActionForm>
        </section>
      )}
    </>
  );
}
