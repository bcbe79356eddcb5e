import { z } from "zod";
import { answer, nothingHere, STATUS_LIST_MEDIA } from "@/lib/permits/issuing/http";
import { nowPublished } from "@/lib/permits/issuing/now";
import { publishedStatusList } from "@/lib/permits/issuing/published";

export const dynamic = "force-dynamic";

const params = z.object({
  city: z.string().regex(/^\d{6}$/),
  n: z
    .string()
    .regex(/^[1-9]\d{0,8}$/)
    .transform(Number),
});

type Context = { params: Promise<{ city: string; n: string }> };

/** A city's status list, whole: nobody is asked about one permit. */
export async function GET(request: Request, context: Context): Promise<Response> {
  const asked = params.safeParse(await context.params);
  if (!asked.success) return nothingHere();
  const list = await publishedStatusList(asked.data.city, asked.data.n, await nowPublished());
  return list === null ? nothingHere() : answer(request, list.token, STATUS_LIST_MEDIA);
}
