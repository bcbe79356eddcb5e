import { prismaClient } from "./client";

/** The part of a `pg` pool that rate-limiter-flexible uses, over the client the application has anyway. */
export const limiterStore = {
  async query({ text, values = [] }: { text: string; values?: (string | number | null)[] }) {
    if (!/\breturning\b|^\s*select\b/i.test(text)) {
      return { rows: [], rowCount: await prismaClient().$executeRawUnsafe(text, ...values.map(asSent)) };
    }
    const found = await prismaClient().$queryRawUnsafe<{ points: number; expire: bigint | null }[]>(
      text,
      ...values.map(asSent),
    );
    const rows = found.map((row) => ({ ...row, expire: row.expire === null ? null : Number(row.expire) }));
    return { rows, rowCount: rows.length };
  },
};

// Milliseconds do not fit into the four-byte integer that a plain number is sent as.
function asSent(value: string | number | null): string | number | bigint | null {
  return typeof value === "number" && value > 0x7fff_ffff ? BigInt(value) : value;
}
