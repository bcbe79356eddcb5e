/** npm run preview: who is eligible where, by the published rules and with a draft: docs/population-preview.md. */
import { systemActor } from "@/lib/auth/types";
import { clock } from "@/lib/clock";
import { prismaClient } from "@/lib/db/client";
import type { Tx } from "@/lib/db/types";
import { withActor } from "@/lib/db/with-actor";
import { type PreviewRequest, previewPopulation } from "@/lib/jobs/preview";
import { sourcePreviewPool } from "@/lib/jobs/source-preview-pool";
import { findBundle, type PreparedBundle } from "@/lib/policy/bundle";
import { bundleWithDraft } from "@/lib/policy/population/draft-bundle";
import { type Day, DocumentError, type RuleSet } from "@/lib/rules";
import { readJson } from "@/lib/rules/document/json";
import { PopulationBuilder, PreviewPlan } from "@/lib/rules/population";
import { InputError, read, write } from "./documents";
import { LAST_DAY, type PreviewArguments, readArguments, USAGE } from "./preview/arguments";
import { ProgressLine } from "./preview/progress";
import { reportOf } from "./preview/report";
import { textOf } from "./preview/text";
import { run } from "./program";

const ANSWERED = 0;
/** As shells number a program that Ctrl-C ended. */
const STOPPED = 130;

const PREVIEW = systemActor("SYSTEM_PREVIEW");

async function main(args: string[]): Promise<number> {
  const asked = readArguments(args);
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
  try {
    if (asked === null) await write(USAGE);
    else await answer(asked, stop.signal);
    return ANSWERED;
  } catch (error) {
    if (error instanceof InputError || !stop.signal.aborted) throw error;
    process.stderr.write("Stopped.\n");
    return STOPPED;
  } finally {
    await prismaClient().$disconnect();
  }
}

async function answer(asked: PreviewArguments, signal: AbortSignal): Promise<void> {
  const request = await requestOf(asked);
  const progress = new ProgressLine(process.stderr);
  const pool = sourcePreviewPool(asked.workers ?? undefined);
  try {
    const preview = await previewPopulation(request, {
      pool,
      signal,
      onReading: (people) => progress.reading(people),
      onProgress: (news) => progress.asking(news),
    });
    progress.end();
    const report = reportOf(request.published.document, preview);
    await write(asked.json ? JSON.stringify(report) : textOf(report));
  } finally {
    progress.end();
    await pool.close();
  }
}

/** The rules to ask. With a draft that is not in force yet, the day is its first unless another was named. */
async function requestOf(asked: PreviewArguments): Promise<PreviewRequest> {
  const file = asked.draft && "file" in asked.draft ? await read(asked.draft.file, parseRuleSet) : null;
  return withActor(PREVIEW, async (tx) => {
    const published = await findBundle(tx, asked.zone);
    if (published === null) throw new InputError(`There is no zone ${JSON.stringify(asked.zone)}.`);
    const draft = asked.draft && "id" in asked.draft ? await keptDraft(tx, asked.draft.id, asked.zone) : file;
    const drafted = draft && (await draftedBundle(tx, published, draft));
    const on = asked.on ?? firstDayOf(draft, clock.today());
    for (const bundle of [published, drafted]) if (bundle !== null) refuseUnanswerable(bundle, on);
    return { published, drafted, on };
  });
}

function firstDayOf(draft: RuleSet | null, today: Day): Day {
  const first = draft?.effectiveFrom ?? today;
  if (first > LAST_DAY)
    throw new InputError(`The draft: $.effectiveFrom: found ${first}, expected a day up to ${LAST_DAY}.`);
  return first > today ? first : today;
}

/** A pathway may rest on a points table that is not there: said before anybody is asked. */
function refuseUnanswerable({ compiled, zoneId }: PreparedBundle, on: Day): void {
  try {
    new PreviewPlan(compiled, on, new PopulationBuilder().finish());
  } catch (error) {
    if (error instanceof DocumentError)
      throw new InputError(`The rules of ${zoneId}: ${error.path}: ${error.message}`);
    throw error;
  }
}

async function keptDraft(tx: Tx, id: string, zone: string): Promise<RuleSet> {
  const row = await tx.ruleSetDraft.findUnique({ where: { id } });
  if (row?.zoneId !== zone) throw new InputError(`There is no draft ${id} in the zone ${zone}.`);
  return JSON.parse(row.document) as RuleSet;
}

async function draftedBundle(tx: Tx, published: PreparedBundle, draft: RuleSet): Promise<PreparedBundle> {
  try {
    return await bundleWithDraft(tx, published, draft);
  } catch (error) {
    // It stands among the zone's other versions while it is read; its author knows it alone.
    if (error instanceof DocumentError)
      throw new InputError(`The draft: ${error.path.replace(/^\$\.ruleSets\[\d+\]/, "$")}: ${error.message}`);
    throw error;
  }
}

/** Only whether it can be placed among the other versions; with them it is validated whole. */
function parseRuleSet(text: string): RuleSet {
  const value = readJson(text);
  if (typeof value !== "object" || value === null || Array.isArray(value) || !("effectiveFrom" in value))
    throw new DocumentError("$", "expected one version of a zone's rules, with its effectiveFrom");
  return value as RuleSet;
}

await run({ name: "the preview", main, whenUnread: ANSWERED });
