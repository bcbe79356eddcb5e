import type { ZoneActor } from "@/lib/auth/types";
import { withActor } from "@/lib/db/with-actor";
import { ANCHOR_DAY, instantOf } from "@/lib/demo/platform";
import type { DemoStaff } from "@/lib/demo/staff";
import { copyVersion, saveDraft, submitDraft } from "@/lib/policy/commands";
import { listVersions, versionOn } from "@/lib/policy/queries";
import { cellName, saveDraftSchema } from "@/lib/policy/schema";
import { TIERS } from "@/lib/rules";

/** What a zone's admins have in hand: one draft to go on with, one that waits for the other admin. */
const DRAFTS = [
  {
    zone: "southern-jiangsu",
    cell: cellName("large-2", "mega"),
    worth: "0.9",
    from: "2027-07-01",
    submit: false,
  },
  {
    zone: "yangtze-river-delta",
    cell: cellName("large-1", "super"),
    worth: "0.75",
    from: "2027-01-01",
    submit: true,
  },
] as const;

/** Drafts made as the first admin of each zone would have made them, on the morning of the anchor day. */
export async function seedDrafts(staff: readonly DemoStaff[]): Promise<void> {
  const at = { now: new Date(instantOf(ANCHOR_DAY, 9 * 60)), today: ANCHOR_DAY };
  for (const { zone, cell, worth, from, submit } of DRAFTS) {
    const admin = staff.find((one) => one.role === "POLICY_ADMIN" && one.zoneId === zone);
    if (!admin) throw new Error(`no policy admin of ${zone}`);
    const actor: ZoneActor = {
      ...{ kind: "STAFF", role: "POLICY_ADMIN", id: admin.id, name: admin.name, zone },
      ...{ sessionId: admin.id, residentId: null },
    };
    await withActor(actor, async (tx) => {
      const base = versionOn(await listVersions(tx, zone), ANCHOR_DAY);
      if (!base) throw new Error(`no version in force in ${zone}`);
      const draftId = await copyVersion(tx, actor, { version: base.version }, at);
      const { conversion } = base.ruleSet;
      // Every cell is written down: a draft that changes one pair must not leave the others to the default.
      const cells = Object.fromEntries(
        TIERS.flatMap((row) =>
          TIERS.map((to) => [cellName(row, to), conversion.byTier?.[row]?.[to] ?? conversion.default]),
        ),
      );
      const form = { ...cells, [cell]: worth, default: conversion.default, effectiveFrom: from };
      await saveDraft(tx, actor, saveDraftSchema.parse({ ...form, draftId, seenVersion: 1 }), at);
      if (submit) await submitDraft(tx, actor, { draftId, seenVersion: 2, reasons: {} }, at);
    });
  }
}
