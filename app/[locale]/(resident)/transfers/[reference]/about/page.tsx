import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AttributeFields } from "@/components/form/attribute-fields";
import { pageLocale } from "@/lib/i18n/server";
import { saveAboutYou } from "../../actions";
import { openFor, SectionPage, type SectionParams } from "../section";

type Props = { params: SectionParams };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params);
  return { title: (await getTranslations("transfer"))("draft.about") };
}

export default async function AboutPage({ params }: Props) {
  const locale = await pageLocale(params);
  const { own } = await openFor(locale, params, "SAVE", async () => null);
  const t = await getTranslations("transfer");
  const { definitions } = own;
  return (
    <SectionPage own={own} title={t("draft.about")} lead={t("about.lead")} action={saveAboutYou}>
      {Object.keys(definitions).length === 0 && <p>{t("about.nothing")}</p>}
      <AttributeFields
        definitions={definitions}
        values={own.transfer.answers.attributes ?? {}}
        prefix="attribute."
      />
    </SectionPage>
  );
}
