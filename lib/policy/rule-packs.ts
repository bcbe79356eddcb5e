import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { type Bundle, canonicalJson, parseBundle, STANDINGS, sha256Hex } from "@/lib/rules";

/** What `public/rule-packs/index.json` says of a pack. */
export type RulePackEntry = z.infer<typeof entrySchema>;

/** A pack ready to be read: its place in the list, its bundle, and the bundle's hash. */
export interface RulePack {
  entry: RulePackEntry;
  document: Bundle;
  sha256: string;
}

const words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

const entrySchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: words,
  cities: z.array(z.string().regex(/^\d{6}$/)).min(1),
  year: z.int(),
  standing: z.enum(STANDINGS),
  issued: z.string().nullable(),
  source: words,
});

const indexSchema = z.strictObject({
  format: z.literal("residence-rule-packs/1"),
  packs: z.array(entrySchema),
});

let index: readonly RulePackEntry[] | undefined;
const packs = new Map<string, RulePack>();

/** The packs that come with the product, in the order of the list. They never change while it runs. */
export function listRulePacks(): readonly RulePackEntry[] {
  index ??= indexSchema.parse(JSON.parse(textOf("index"))).packs;
  return index;
}

/** Null for an id that the list does not have: nothing of an address ever reaches the file system. */
export function findRulePack(id: string): RulePack | null {
  const entry = listRulePacks().find((one) => one.id === id);
  if (entry === undefined) return null;
  const known = packs.get(entry.id);
  if (known !== undefined) return known;
  const document = parseBundle(textOf(entry.id));
  const pack = { entry, document, sha256: sha256Hex(canonicalJson(document)) };
  packs.set(entry.id, pack);
  return pack;
}

/** The files of `public/` lie beside the server in every kind of build: they are what the links download. */
function textOf(name: string): string {
  return readFileSync(
    path.join(/* turbopackIgnore: true */ process.cwd(), "public", "rule-packs", `${name}.json`),
    "utf8",
  );
}
