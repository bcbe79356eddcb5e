import type { Messages } from "@/lib/i18n/messages";

/** The words that the wallet needs in the browser, of all there are. */
export function walletWords(all: Messages): Messages {
  const common = all.common;
  const check = all.check;
  return {
    "permit-wallet": all["permit-wallet"] ?? {},
    common: typeof common === "object" ? { notice: common.notice ?? {}, form: common.form ?? {} } : {},
    check: typeof check === "object" ? { camera: check.camera ?? {} } : {},
  };
}
