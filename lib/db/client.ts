import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@/lib/generated/prisma/client";

const kept = globalThis as typeof globalThis & { hutongPrisma?: PrismaClient };

/** One client per process; a development server that reloads modules keeps it. */
export function prismaClient(): PrismaClient {
  if (!kept.hutongPrisma) {
    const connectionString = process.env.DATABASE_URL;
    if (!connectionString) throw new Error("DATABASE_URL is not set (docs/operations.md)");
    kept.hutongPrisma = new PrismaClient({ adapter: new PrismaPg({ connectionString, max: 10 }) });
  }
  return kept.hutongPrisma;
}
