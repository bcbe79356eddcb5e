import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Radios } from "@/components/form/choices";
import { DayInput, TextArea, TextInput } from "@/components/form/text-input";
import type { Day } from "@/lib/clock";
import { ANSWERS_ASKED, type AnswerAsked } from "@/lib/permits/completeness";
import type { Application, Permit } from "@/lib/permits/queries";
import { PERMIT_BASES } from "@/lib/permits/types";

type Props = { application: Application; permit: Permit | null; today: Day };

/** The fields of what this kind of application asks, with what was told so far. */
export function AnswerFields({ application, permit, today }: Props) {
  const t = useTranslations("permits.details");
  const { kind, answers } = application;
  const typed = (name: AnswerAsked) => {
    const value = answers[name];
    return value === undefined ? {} : { defaultValue: value };
  };
  const fields: Record<AnswerAsked, ReactNode> = {
    basis: (
      <Radios
        name="basis"
        label={t(kind === "ENDORSEMENT" ? "basisStill" : "basis")}
        choices={PERMIT_BASES.map((basis) => ({
          value: basis,
          label: t(`bases.${basis}`),
          hint: t(`basisHints.${basis}`),
        }))}
        {...typed("basis")}
      />
    ),
    address: (
      <TextArea
        name="address"
        label={t(kind === "ADDRESS_CHANGE" ? "newAddress" : "address")}
        hint={
          kind === "ADDRESS_CHANGE" && permit !== null
            ? t("oldAddress", { address: permit.address })
            : t(kind === "ENDORSEMENT" ? "addressStillHint" : "addressHint")
        }
        rows={2}
        maxLength={200}
        {...typed("address")}
      />
    ),
    leftOn: (
      <DayInput name="leftOn" label={t("leftOn")} hint={t("leftOnHint")} max={today} {...typed("leftOn")} />
    ),
    movedOn: (
      <DayInput
        name="movedOn"
        label={t("movedOn")}
        hint={t("movedOnHint")}
        max={today}
        {...typed("movedOn")}
      />
    ),
    circumstances: (
      <TextArea
        name="circumstances"
        label={t("circumstances")}
        hint={t("circumstancesHint")}
        rows={3}
        maxLength={500}
        {...typed("circumstances")}
      />
    ),
    phone: (
      <TextInput
        name="phone"
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        label={t("phone")}
        hint={t("phoneHint")}
        width="medium"
        {...typed("phone")}
      />
    ),
  };
  return ANSWERS_ASKED[kind].map((name) => <div key={name}>{fields[name]}</div>);
}
