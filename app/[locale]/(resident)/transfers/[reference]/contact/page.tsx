import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TextInput } from "@/components/form/text-input";
import { pageLocale } from "@/lib/i18n/server";
import { savePhone } from "../../actions";
import { openFor, SectionPage, type SectionParams } from "../section";

type Props = { params: SectionParams };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params);
  return { title: (await getTranslations("transfer"))("draft.contact") };
}

export default async function ContactPage({ params }: Props) {
  const locale = await pageLocale(params);
  const { own } = await openFor(locale, params, "SAVE", async () => null);
  const t = await getTranslations("transfer");
  const { contact } = own.transfer.answers;
  return (
    <SectionPage own={own} title={t("draft.contact")} lead={t("contact.lead")} action={savePhone}>
      <TextInput
        name="phone"
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        label={t("contact.phone")}
        hint={t("contact.phoneHint")}
        width="medium"
        {...(contact && { defaultValue: contact.phone })}
      />
    </SectionPage>
  );
}
