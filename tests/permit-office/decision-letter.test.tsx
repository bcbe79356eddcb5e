import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DecisionLetter } from "@/app/[locale]/(resident)/permits/applications/[reference]/decision/decision-letter";
import type { DeskActor } from "@/lib/auth/types";
import { withActor } from "@/lib/db/with-actor";
import { messagesOf } from "@/lib/i18n/messages";
import * as commands from "@/lib/permits/commands";
import { findOwnApplication, listPermitDecisions } from "@/lib/permits/queries";
import { cityNames } from "@/lib/places/queries";
import { getKeptBundle } from "@/lib/policy/bundle";
import { findResident } from "@/lib/residents/queries";
import { makeWorld, SUZHOU, type World } from "../support/world";
import { apply, LIVES_THERE, on } from "./office";

let world: World;
let clerk: DeskActor;
beforeAll(async () => {
  world = await makeWorld();
  clerk = await world.clerk(SUZHOU);
});
afterAll(() => world.end());

test.each(["zh", "en"] as const)(
  "a refusal tells its grounds, its calculation and both remedies (%s)",
  async (locale) => {
    const holder = await world.person({ records: LIVES_THERE });
    const reference = await apply(holder, "FIRST_ISSUE", "2024-03-01");
    await on(clerk, "2024-03-01", (tx, at) =>
      commands.acceptApplication(tx, clerk, { reference, seenVersion: 3 }, at),
    );
    await on(clerk, "2024-03-04", (tx, at) =>
      commands.refuseApplication(
        tx,
        clerk,
        { reference, seenVersion: 4, grounds: ["NOT_LIVING_THERE"], note: "两次上门均未见到申请人" },
        at,
      ),
    );
    const letter = await withActor(holder, async (tx) => {
      const application = await findOwnApplication(tx, holder, reference);
      const person = await findResident(tx, holder.id);
      if (application === null || person === null) throw new Error("nothing was applied for");
      const decision = (await listPermitDecisions(tx, application)).at(-1);
      if (decision?.bundleSha256 == null) throw new Error("nothing was decided");
      const bundle = await getKeptBundle(tx, decision.bundleSha256);
      const cities = await cityNames(tx, [SUZHOU]);
      const own = { application, permit: null, person, isSelf: true, cities, today: "2024-03-05" };
      return <DecisionLetter own={own} decision={decision} bundle={bundle} />;
    });
    const messages = messagesOf(locale);
    const html = renderToStaticMarkup(
      <NextIntlClientProvider locale={locale} messages={messages} timeZone="Asia/Shanghai">
        {letter}
      </NextIntlClientProvider>,
    );
    expect(html).toContain(reference);
    expect(html).toContain("两次上门均未见到申请人");
    const parts =
      locale === "zh"
        ? ["不在所报地址居住", "60日", "6个月", "第三十八条"]
        : ["does not live", "60 days", "6 months", "art. 38"];
    for (const part of parts) expect(html).toContain(part);
  },
);
