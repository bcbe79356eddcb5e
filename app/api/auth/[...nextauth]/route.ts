import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/next-auth";

type Context = { params: Promise<{ nextauth: string[] }> };

/** Of next-auth's endpoints those in use; the pages ask `getActor` and need no session endpoint. */
const OPEN = new Set([
  "GET csrf",
  "GET signin", // leads to our own page, with what went wrong
  "POST signin",
  "GET callback",
  "POST callback",
  "POST signout",
  "GET error",
]);

async function handle(request: NextRequest, context: Context): Promise<Response> {
  const [action = ""] = (await context.params).nextauth;
  if (!OPEN.has(`${request.method} ${action}`)) return new Response(null, { status: 404 });
  return NextAuth(request, context, authOptions());
}

export { handle as GET, handle as POST };
