import { prismaClient } from "./client";

/** Longer than any healthy answer, shorter than a load balancer's patience. */
const PATIENCE_MS = 3_000;

/** Whether the database answers a question. */
export async function databaseAnswers(): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, false);
  });
  const asked = prismaClient().$queryRaw`SELECT 1`.then(() => true).catch(() => false);
  try {
    return await Promise.race([asked, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}
