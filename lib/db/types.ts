import type { Prisma } from "@/lib/generated/prisma/client";

/** A transaction in which somebody has said who is acting. Only `withActor` makes one. */
export type Tx = Prisma.TransactionClient;
