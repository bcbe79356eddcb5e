import { PUBLIC } from "@/lib/auth/types";
import { clock } from "@/lib/clock";
import { withActor } from "@/lib/db/with-actor";

/** The present instant for a request that has begun no transaction yet: each of those reads the clock's offset first. */
export const nowPublished = (): Promise<Date> => withActor(PUBLIC, async () => clock.now());
