"use client";

import { useTranslations } from "next-intl";
import { type Ref, type SubmitEvent, useMemo } from "react";
import { FormContext } from "@/components/form/form-context";
import { SubmitButton } from "@/components/form/submit-button";
import { TextArea } from "@/components/form/text-input";
import { TEXT_FIELD } from "@/lib/check/server-check";

type Props = {
  /** Sends the text to the server, where the browser cannot check. */
  action: (form: FormData) => void;
  /** Checks here instead; null where that cannot be done. */
  onText: ((text: string) => void) | null;
  isEmpty: boolean;
  typed: string;
  ref?: Ref<HTMLFormElement>;
};

export function TextForm({ action, onText, isEmpty, typed, ref }: Props) {
  const t = useTranslations("check.text");
  const common = useTranslations("common.form");
  const context = useMemo(
    () => ({
      errors: isEmpty ? { [TEXT_FIELD]: t("empty") } : ({} as Record<string, string>),
      values: null,
      answer: 0,
      texts: {
        problem: common("problem"),
        errorPrefix: common("errorPrefix"),
        optional: common("optional"),
        pending: common("pending"),
      },
    }),
    [isEmpty, t, common],
  );
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    if (onText === null) return;
    event.preventDefault();
    const text = new FormData(event.currentTarget).get(TEXT_FIELD);
    onText(typeof text === "string" ? text : "");
  };
  return (
    <FormContext value={context}>
      <form ref={ref} action={action} onSubmit={submit} noValidate autoComplete="off">
        <TextArea name={TEXT_FIELD} label={t("label")} hint={t("hint")} rows={5} defaultValue={typed} />
        <SubmitButton look="secondary">{t("submit")}</SubmitButton>
      </form>
    </FormContext>
  );
}
