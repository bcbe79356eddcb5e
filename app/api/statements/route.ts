import { z } from "zod";
import { isFromThisSite } from "@/lib/auth/request";
import { getActor } from "@/lib/auth/session";
import type { ResidentActor } from "@/lib/auth/types";
import { clock, dayOf } from "@/lib/clock";
import { withActor } from "@/lib/db/with-actor";
import { isRefusal } from "@/lib/errors";
import { issueYearsStatement, printYearsStatement } from "@/lib/permits/statements/issue";
import { statementPaper } from "@/lib/permits/statements/paper";
import { cityNames, listEvidenceKinds } from "@/lib/places/queries";

const wantedSchema = z.object({
  residentId: z.uuid(),
  cityCode: z.string().regex(/^\d{6}$/),
  form: z.enum(["jwt", "pdf"]),
});
type Wanted = z.output<typeof wantedSchema>;

const TYPES = { jwt: "application/jwt", pdf: "application/pdf" } as const;

/** Issues a city's statement of years to whoever has the person in sight. A post, for the city signs anew and the log says so. */
export async function POST(request: Request): Promise<Response> {
  if (!isFromThisSite(request)) return new Response(null, { status: 403 });
  const form = await request.formData().catch(() => new FormData());
  const wanted = wantedSchema.safeParse(Object.fromEntries(form));
  const actor = await getActor();
  if (!wanted.success || actor?.role !== "RESIDENT") return nothing();
  try {
    return file(await contentOf(actor, wanted.data), wanted.data);
  } catch (error) {
    if (isRefusal(error, "NOT_FOUND")) return nothing();
    throw error;
  }
}

async function contentOf(actor: ResidentActor, wanted: Wanted): Promise<string | Uint8Array<ArrayBuffer>> {
  const now = clock.now();
  const at = { now, today: dayOf(now) };
  if (wanted.form === "jwt") return issueYearsStatement(actor, wanted, at);
  const { facts, names } = await withActor(actor, async (tx) => {
    const printed = await printYearsStatement(tx, actor, wanted, at);
    const places = printed.records.map(({ place }) => place);
    return {
      facts: printed,
      names: {
        kinds: await listEvidenceKinds(tx),
        cities: await cityNames(tx, [printed.cityCode, ...places]),
      },
    };
  });
  return new Uint8Array(await statementPaper(facts, names));
}

/** The name says which city and when, and nothing of whom: it is what a downloads folder shows. */
function file(content: string | Uint8Array<ArrayBuffer>, { cityCode, form }: Wanted): Response {
  const name = `years-${cityCode}-${clock.today()}.${form}`;
  return new Response(content, {
    headers: {
      "content-type": TYPES[form],
      "content-disposition": `attachment; filename="${name}"`,
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    },
  });
}

function nothing(): Response {
  return new Response(null, { status: 404, headers: { "cache-control": "no-store" } });
}
