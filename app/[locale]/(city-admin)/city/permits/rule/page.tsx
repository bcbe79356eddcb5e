import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Select } from "@/components/form/choices";
import { QueryForm } from "@/components/form/query-form";
import { SubmitButton } from "@/components/form/submit-button";
import { BackLink } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { requireActor } from "@/lib/auth/session";
import { clock } from "@/lib/clock";
import { withActor } from "@/lib/db/with-actor";
import { pageLocale } from "@/lib/i18n/server";
import { countLivePermits } from "@/lib/permits/publication/queries";
import { formOfRule, ruleFormSchema } from "@/lib/permits/publication/rule-form";
import { inForceOn } from "@/lib/permits/publication/standing";
import { nationalRule, PUBLISHED_RULES } from "@/lib/permits/published-rules";
import { latestVersion, loadPublished, nextAfter } from "../load";
import { RuleFields } from "./rule-fields";
import { RulePreview } from "./rule-preview";

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Pick<Props, "params">): Promise<Metadata> {
  await pageLocale(params);
  return { title: (await getTranslations("permit-recognition"))("admin.newRule") };
}

export default async function NewPermitRulePage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const actor = await requireActor(locale, "CITY_ADMIN");
  const search = await searchParams;
  const { rules, names, permits } = await withActor(actor, async (tx) => ({
    ...(await loadPublished(tx, actor.city)),
    permits: await countLivePermits(tx, actor),
  }));
  const ruleUntil = (day: string) => inForceOn(rules, day)?.document ?? nationalRule();
  const current = ruleUntil(clock.today());
  const start = PUBLISHED_RULES.find(({ id }) => id === search.start);
  const isPreview = search.preview === "1";
  const typed: Record<string, string> = isPreview
    ? Object.fromEntries(
        Object.entries(search).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
      )
    : startingFrom(formOfRule(start ?? current), formOfRule(current));
  const read = isPreview ? ruleFormSchema.safeParse(typed) : null;
  const t = await getTranslations("permit-recognition");
  const words = await getTranslations("errors.fields");
  const errors = Object.fromEntries(
    (read?.error?.issues ?? []).map(({ path, message }) => [
      path.join("."),
      words.has(message) ? words(message) : words("invalid"),
    ]),
  );
  return (
    <>
      <BackLink href="/city/permits">{t("admin.title")}</BackLink>
      <PageHeading
        caption={names.cities[actor.city]?.[locale]}
        title={t("admin.newRule")}
        lead={t("admin.newRuleLead")}
      />
      {!isPreview && (
        <QueryForm>
          <Select
            name="start"
            label={t("admin.start")}
            empty={t("admin.startCurrent")}
            defaultValue={start?.id ?? ""}
            choices={PUBLISHED_RULES.map(({ id, title }) => ({
              value: id,
              label: t("rule.variant", { title: title[locale], code: id.slice(0, 2).toUpperCase() }),
            }))}
          />
          <SubmitButton look="secondary">{t("admin.startUse")}</SubmitButton>
        </QueryForm>
      )}
      {read?.success && (
        <RulePreview
          form={read.data}
          typed={typed}
          // What the new version takes the place of may itself be still to come.
          current={ruleUntil(read.data.effectiveFrom)}
          next={nextAfter(rules, read.data.effectiveFrom)}
          city={names.cities[actor.city] ?? { zh: actor.city, en: actor.city }}
          permits={permits}
          seenVersion={latestVersion(rules)}
        />
      )}
      <RuleFields typed={typed} errors={errors} />
    </>
  );
}

/** A variant's numbers with the city's own text beneath: whatever was published elsewhere is no basis here. */
function startingFrom(
  start: Record<string, string>,
  current: Record<string, string>,
): Record<string, string> {
  const { mark = "", basisTitle = "", basisClause = "", issueDays = "", ban = "", banYears = "" } = current;
  return { ...start, mark, basisTitle, basisClause, issueDays, ban, banYears };
}
