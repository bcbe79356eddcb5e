import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Radios } from "@/components/form/choices";
import { TextArea, TextInput } from "@/components/form/text-input";
import { pageLocale } from "@/lib/i18n/server";
import { LANDING_KINDS } from "@/lib/transfers/types";
import { saveAddress } from "../../actions";
import { cityText } from "../../case-words";
import { openFor, SectionPage, type SectionParams } from "../section";

type Props = { params: SectionParams };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params);
  return { title: (await getTranslations("transfer"))("draft.address") };
}

export default async function AddressPage({ params }: Props) {
  const locale = await pageLocale(params);
  const { own } = await openFor(locale, params, "SAVE", async () => null);
  const t = await getTranslations("transfer");
  const city = cityText({ cities: own.cities, locale }, own.transfer.destinationCity);
  const { landing } = own.transfer.answers;
  return (
    <SectionPage own={own} title={t("draft.address")} lead={t("address.lead", { city })} action={saveAddress}>
      <Radios
        name="landingKind"
        label={t("address.kind")}
        choices={LANDING_KINDS.map((kind) => ({
          value: kind,
          label: t(`address.kinds.${kind}`),
          hint: t(`address.kindHints.${kind}`),
        }))}
        {...(landing && { defaultValue: landing.kind })}
      />
      <TextArea
        name="address"
        label={t("address.address")}
        hint={t("address.addressHint")}
        rows={2}
        maxLength={200}
        {...(landing && { defaultValue: landing.address })}
      />
      <TextInput
        name="holder"
        label={t("address.holder")}
        hint={t("address.holderHint")}
        maxLength={60}
        width="medium"
        autoComplete="off"
        {...(landing?.holder && { defaultValue: landing.holder })}
      />
    </SectionPage>
  );
}
