import { afterAll, expect, test } from "vitest";
import { withClient } from "../../lib/cli/postgres-roles.mjs";
import { createTestDatabase } from "./database";

const database = await createTestDatabase();
afterAll(() => database.drop());

test("the migrations are in, and the application's role is neither superuser nor owner", async () => {
  const { rows } = await withClient(database.appUrl, (client) =>
    client.query(`SELECT rolsuper, rolbypassrls,
      (SELECT count(*)::int FROM pg_class c WHERE c.relowner = r.oid) AS owned,
      (SELECT count(*)::int FROM _prisma_migrations) AS migrations
      FROM pg_roles r WHERE rolname = current_user`),
  );
  expect(rows[0]).toMatchObject({ rolsuper: false, rolbypassrls: false, owned: 0 });
});
