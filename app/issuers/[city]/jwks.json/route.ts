import { answer, JWKS_MEDIA, nothingHere } from "@/lib/permits/issuing/http";
import { publishedCityKeys } from "@/lib/permits/issuing/published";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ city: string }> };

/** A city's keys with their history, for other wallets; what a checker of ours believes is the trust list alone. */
export async function GET(request: Request, context: Context): Promise<Response> {
  const { city } = await context.params;
  const keys = /^\d{6}$/.test(city) ? await publishedCityKeys(city) : null;
  return keys === null ? nothingHere() : answer(request, JSON.stringify(keys), JWKS_MEDIA);
}
