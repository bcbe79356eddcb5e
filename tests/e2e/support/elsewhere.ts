import { writeFile } from "node:fs/promises";
import { signTrustList } from "@/lib/permits/credential";
import { anotherInstallation, type Installation } from "../../statements/support";

/** Another installation that the tested one hears, by the file that playwright.config.ts names. */
export async function heardElsewhere(cities: string[], now: Date): Promise<Installation> {
  const file = process.env.HUTONG_TRUSTED_OPERATORS;
  if (!file) throw new Error("HUTONG_TRUSTED_OPERATORS is set by playwright.config.ts");
  const elsewhere = await anotherInstallation(cities);
  const { kid, privateJwk, publicJwk } = elsewhere.operator;
  const list = `${file}.list`;
  await writeFile(list, await signTrustList(elsewhere.list(now), { kid, key: privateJwk }));
  const operator = { name: "Elsewhere", cities, keys: [publicJwk], trustList: list };
  await writeFile(file, JSON.stringify({ operators: [operator] }));
  return elsewhere;
}
