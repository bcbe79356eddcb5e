import fs from "node:fs";
import type pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { inCheckout } from "../../lib/cli/checkout.mjs";
import type { Manifest } from "../../lib/cli/grants.mjs";
import { withClient } from "../../lib/cli/postgres-roles.mjs";
import { createTestDatabase } from "../support/database";
import { differences, readCatalogue } from "./catalogue";
import { lintCatalogue, type Rule } from "./catalogue-lint";

const database = await createTestDatabase();
afterAll(() => database.drop());

const read = (name: string) => JSON.parse(fs.readFileSync(inCheckout("prisma", name), "utf8"));
const manifest: Manifest = read("manifest.json");

/** Does something to the database that is undone afterwards. */
async function inScratch<T>(plant: string[], look: (client: pg.Client) => Promise<T>): Promise<T> {
  return withClient(database.ownerUrl, async (client) => {
    await client.query("BEGIN");
    for (const sql of plant) {
      await client.query(sql);
    }
    const seen = await look(client);
    await client.query("ROLLBACK");
    return seen;
  });
}

test("the migrated database can be spread over machines", async () => {
  expect(await inScratch([], (client) => lintCatalogue(client, manifest))).toEqual([]);
});

test("prisma/catalogue.json is what the migrations make (npm run catalogue writes it anew)", async () => {
  const live = await inScratch([], readCatalogue);
  expect(differences(read("catalogue.json"), live)).toEqual([]);
});

const listed: Manifest = {
  tables: {
    ...manifest.tables,
    planted: { group: "resident", key: "resident_id", grants: [], rls: false },
    planted_parent: { group: "resident", key: "resident_id", grants: [], rls: false },
    planted_queue: { group: "city", key: "city_code", grants: [], rls: false },
  },
  functions: manifest.functions,
};
const PARENT = "CREATE TABLE planted_parent (resident_id uuid, id uuid, PRIMARY KEY (resident_id, id))";
const QUEUE = "CREATE TABLE planted_queue (city_code text, id uuid, PRIMARY KEY (city_code, id))";
const CHILD =
  "CREATE TABLE planted (resident_id uuid, id uuid, parent_id uuid, PRIMARY KEY (resident_id, id))";
const TO_PARENT = "FOREIGN KEY (resident_id, parent_id) REFERENCES planted_parent (resident_id, id)";

describe("each rule finds what breaks it", () => {
  const faults: [Rule, string, string[]][] = [
    ["a TABLE_NOT_IN_MANIFEST", "unlisted", [CHILD, "CREATE TABLE unlisted (id int PRIMARY KEY)"]],
    [
      "b UNIQUE_WITHOUT_KEY",
      "planted.planted_pkey",
      ["CREATE TABLE planted (resident_id uuid NOT NULL, id uuid PRIMARY KEY)"],
    ],
    [
      "b UNIQUE_WITHOUT_KEY",
      "planted.by_id",
      [CHILD, "CREATE UNIQUE INDEX by_id ON planted (id) WHERE parent_id IS NULL"],
    ],
    [
      "b UNIQUE_WITHOUT_KEY",
      "planted.by_id",
      [CHILD, "CREATE UNIQUE INDEX by_id ON planted (id) INCLUDE (resident_id)"],
    ],
    [
      "b UNIQUE_WITHOUT_KEY",
      "planted.apart",
      [CHILD, "ALTER TABLE planted ADD CONSTRAINT apart EXCLUDE USING gist (resident_id WITH <>, id WITH =)"],
    ],
    [
      "c FOREIGN_KEY_ACROSS_GROUPS",
      "planted.across → planted_queue",
      [
        CHILD,
        QUEUE,
        "ALTER TABLE planted_queue ADD UNIQUE (id, city_code)",
        "ALTER TABLE planted ADD city text, ADD CONSTRAINT across FOREIGN KEY (city, parent_id) REFERENCES planted_queue (city_code, id)",
      ],
    ],
    [
      "c FOREIGN_KEY_ACROSS_GROUPS",
      "planted.crossed → planted_parent",
      [
        PARENT,
        CHILD,
        "ALTER TABLE planted ADD CONSTRAINT crossed FOREIGN KEY (parent_id, resident_id) REFERENCES planted_parent (resident_id, id)",
      ],
    ],
    [
      "d FORBIDDEN_ACTION",
      "planted.moving",
      [PARENT, CHILD, `ALTER TABLE planted ADD CONSTRAINT moving ${TO_PARENT} ON UPDATE CASCADE`],
    ],
    [
      "d FORBIDDEN_ACTION",
      "planted.forgetting",
      [
        PARENT,
        CHILD,
        `ALTER TABLE planted ADD CONSTRAINT forgetting ${TO_PARENT} ON DELETE SET NULL (parent_id)`,
      ],
    ],
    [
      "e NATIVE_ENUM",
      "planted.colour",
      [CHILD, "CREATE TYPE colour AS ENUM ('RED')", "ALTER TABLE planted ADD colour colour"],
    ],
    [
      "f COUNTER_NOT_BIGINT",
      "planted.n",
      [CHILD, "ALTER TABLE planted ADD n int GENERATED ALWAYS AS IDENTITY"],
    ],
    ["f COUNTER_NOT_BIGINT", "planted.n", [CHILD, "ALTER TABLE planted ADD n serial"]],
    ["g NULLABLE_KEY", "planted.resident_id", ["CREATE TABLE planted (resident_id uuid, id uuid)"]],
    [
      "h SUBQUERY_IN_POLICY",
      "planted.peeking",
      [CHILD, "CREATE POLICY peeking ON planted USING (id IN (SELECT id FROM planted))"],
    ],
    ["ROW_SECURITY_NOT_AS_IN_MANIFEST", "planted", [CHILD, "ALTER TABLE planted ENABLE ROW LEVEL SECURITY"]],
    [
      "FUNCTION_NOT_IN_MANIFEST",
      "unlisted(integer)",
      ["CREATE FUNCTION unlisted(a int) RETURNS int LANGUAGE sql AS 'SELECT 1'"],
    ],
    [
      "DEFINER_WITHOUT_SEARCH_PATH",
      "unlisted()",
      ["CREATE FUNCTION unlisted() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'"],
    ],
  ];

  test.each(faults)("%s: %s", async (rule, what, plant) => {
    const found = await inScratch(plant, (client) => lintCatalogue(client, listed));
    expect(found).toContainEqual({ rule, what });
    // Tables that this plant did not need are reported as missing, and nothing else may be.
    const others = found.filter((fault) => fault.rule !== rule && !fault.what.endsWith("(no such table)"));
    expect(others.filter((fault) => fault.what !== what)).toEqual([]);
  });

  test("a table in order is let pass", async () => {
    const plant = [
      PARENT,
      QUEUE,
      CHILD,
      `ALTER TABLE planted ADD CONSTRAINT inside ${TO_PARENT} ON DELETE CASCADE`,
    ];
    expect(await inScratch(plant, (client) => lintCatalogue(client, listed))).toEqual([]);
  });
});

describe("a difference from the kept catalogue is told in a line", () => {
  const [table = ""] = Object.keys(manifest.tables);
  const changes: [string, string[]][] = [
    [
      `+ tables.${table}.constraints.planted: CHECK (true)`,
      [`ALTER TABLE ${table} ADD CONSTRAINT planted CHECK (true)`],
    ],
    [
      `+ tables.${table}.policies.planted: PERMISSIVE ALL TO PUBLIC USING true`,
      [`CREATE POLICY planted ON ${table} USING (true)`],
    ],
    [`+ tables.${table}.grants.hutong_app TRUNCATE: present`, [`GRANT TRUNCATE ON ${table} TO hutong_app`]],
    [`~ tables.${table}.rowSecurity: off → enabled`, [`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`]],
    [
      "+ functions.planted(): sql volatile for PUBLIC; body 6b86b273ff34fce1",
      ["CREATE FUNCTION planted() RETURNS int LANGUAGE sql AS '1'"],
    ],
  ];

  test.each(changes)("%s", async (line, plant) => {
    const before = await inScratch([], readCatalogue);
    const after = await inScratch(["SET LOCAL check_function_bodies = off", ...plant], readCatalogue);
    expect(differences(before, after)).toEqual([line]);
  });
});
