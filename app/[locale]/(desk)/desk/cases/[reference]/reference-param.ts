import { notFound } from "next/navigation";
import { referenceSchema } from "@/lib/transfers/schema";

/** The case number of an address; what is no number leads to the same page as one that nobody has. */
export async function referenceOf(params: Promise<{ reference: string }>): Promise<string> {
  const { reference } = await params;
  const parsed = referenceSchema.safeParse(decoded(reference));
  if (!parsed.success) notFound();
  return parsed.data;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
