import { getActor } from "@/lib/auth/session";
import { paperAnswer } from "@/lib/permits/issuing/paper-answer";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ number: string }> };

export async function GET(_request: Request, { params }: Context): Promise<Response> {
  return paperAnswer(await getActor(), "CARD", (await params).number);
}
