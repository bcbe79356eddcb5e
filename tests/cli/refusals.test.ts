import net from "node:net";
import { afterAll, describe, expect, test } from "vitest";
import { freePort } from "../../lib/cli/ports.mjs";
import { withClient } from "../../lib/cli/postgres-roles.mjs";
import { createEmptyDatabase, createTestDatabase } from "../support/database";
import { copyCheckout } from "./support/checkout-copy";
import { cleanUp, start, startToEnd } from "./support/starter";

const copy = copyCheckout();
const empty = await createEmptyDatabase();
const migrated = await createTestDatabase();
const other = await createTestDatabase();
afterAll(async () => {
  await cleanUp(copy);
  await Promise.all([empty, migrated, other].map((database) => database.drop()));
});

const args = ["--prepare"];
const secret = "x".repeat(40);
const keys = `1:${Buffer.alloc(32, 7).toString("base64")}`;

/** An address with some parts changed. */
function address(
  url: string,
  change: Partial<Pick<URL, "username" | "password" | "port" | "pathname" | "host">>,
): string {
  return Object.assign(new URL(url), change).toString();
}

/** What a start says that must fail: one line, so that nobody has to read a stack. */
async function refusal(env: Record<string, string>): Promise<string> {
  const { code, said } = await startToEnd(copy, { args, env });
  expect({ code, lines: said.trim().split("\n").length, said }).toMatchObject({ code: 1, lines: 1 });
  return said.trim();
}

describe("a wrong address of the database is named, with what to do", () => {
  const both = (appUrl: string, ownerUrl = migrated.ownerUrl) => ({
    DATABASE_URL: appUrl,
    DATABASE_OWNER_URL: ownerUrl,
  });

  test("one without the other", async () => {
    expect(await refusal({ DATABASE_URL: migrated.appUrl })).toMatch(
      /^hutong: DATABASE_OWNER_URL is missing: .* Set both/,
    );
    expect(await refusal({ DATABASE_OWNER_URL: migrated.ownerUrl })).toMatch(
      /^hutong: DATABASE_URL is missing: /,
    );
  });

  test("no address at all", async () => {
    for (const wrong of [
      "localhost:5432",
      "mysql://root@localhost/hutong",
      "postgresql://localhost/hutong",
      "postgresql://app@localhost",
    ]) {
      expect(await refusal(both(wrong))).toMatch(
        /^hutong: DATABASE_URL is not the address of a PostgreSQL database\. It looks like/,
      );
    }
  });

  test("nobody answers there", async () => {
    const port = String(await freePort());
    expect(await refusal(both(migrated.appUrl, address(migrated.ownerUrl, { port })))).toBe(
      `hutong: No PostgreSQL server answers at 127.0.0.1:${port} (ECONNREFUSED), where DATABASE_OWNER_URL points to. Start that server or correct the address.`,
    );
  });

  test("a host that does not exist", async () => {
    const said = await refusal(
      both(migrated.appUrl, address(migrated.ownerUrl, { host: "no-such-host.invalid:5432" })),
    );
    expect(said).toMatch(/^hutong: No PostgreSQL server answers at no-such-host\.invalid:5432 /);
  });

  test("a wrong password, which is not repeated", async () => {
    const said = await refusal(both(address(migrated.appUrl, { password: "gue55ed" })));
    expect(said).toMatch(
      /^hutong: The server at \S+ does not let the role “hutong_app” in with the password of DATABASE_URL\./,
    );
    expect(said).not.toContain("gue55ed");
  });

  test("a database that does not exist", async () => {
    const said = await refusal(both(migrated.appUrl, address(migrated.ownerUrl, { pathname: "/nowhere" })));
    expect(said).toMatch(
      /^hutong: The server at \S+ has no database “nowhere”, which DATABASE_OWNER_URL names\. Create it/,
    );
  });

  test("two different databases", async () => {
    expect(await refusal(both(empty.appUrl))).toMatch(
      /^hutong: DATABASE_URL and DATABASE_OWNER_URL lead to different databases\./,
    );
  });
});

describe("an application's role that the database could not hold back is refused", () => {
  test("a superuser", async () => {
    const env = { DATABASE_URL: migrated.superuserUrl, DATABASE_OWNER_URL: migrated.ownerUrl };
    expect(await refusal(env)).toMatch(
      /^hutong: The application's role “postgres” \(DATABASE_URL\) is a superuser, so/,
    );
  });

  test("the owner of the tables", async () => {
    const env = { DATABASE_URL: migrated.ownerUrl, DATABASE_OWNER_URL: migrated.ownerUrl };
    expect(await refusal(env)).toMatch(
      /^hutong: The application's role “hutong_owner” \(DATABASE_URL\) owns the table /,
    );
  });

  test("a role that bypasses row-level security, and one that may become such a role", async () => {
    const roles = ["lint_bypass", "lint_member"];
    const make = (sql: string) => withClient(migrated.superuserUrl, (client) => client.query(sql));
    await make("DROP ROLE IF EXISTS lint_member");
    await make("DROP ROLE IF EXISTS lint_bypass");
    await make("CREATE ROLE lint_bypass LOGIN BYPASSRLS PASSWORD 'x'");
    await make("CREATE ROLE lint_member LOGIN PASSWORD 'x' IN ROLE lint_bypass");
    try {
      for (const role of roles) {
        await make(`GRANT CONNECT ON DATABASE ${migrated.name} TO ${role}`);
        const DATABASE_URL = address(migrated.appUrl, { username: role, password: "x" });
        expect(await refusal({ DATABASE_URL, DATABASE_OWNER_URL: migrated.ownerUrl })).toContain(
          `The application's role “${role}” (DATABASE_URL) bypasses row-level security, so`,
        );
      }
    } finally {
      for (const role of roles.reverse()) {
        await make(`REVOKE ALL ON DATABASE ${migrated.name} FROM ${role}`);
        await make(`DROP ROLE ${role}`);
      }
    }
  });
});

test("an owner's role without the right to make tables is told where the rights are listed, and may try again", async () => {
  const make = (sql: string) => withClient(empty.superuserUrl, (client) => client.query(sql));
  await make("DROP ROLE IF EXISTS lint_poor");
  await make("CREATE ROLE lint_poor LOGIN PASSWORD 'x'");
  try {
    await make(`GRANT CONNECT ON DATABASE ${empty.name} TO lint_poor`);
    await make("GRANT USAGE ON SCHEMA public TO lint_poor");
    const poor = address(empty.ownerUrl, { username: "lint_poor", password: "x" });
    expect(await refusal({ DATABASE_URL: empty.appUrl, DATABASE_OWNER_URL: poor })).toMatch(
      /^hutong: The role “lint_poor” of DATABASE_OWNER_URL may not do what is needed .* Give it the rights that docs\/operations\.md lists\.$/,
    );
  } finally {
    await make("DROP OWNED BY lint_poor");
    await make("DROP ROLE lint_poor");
  }
});

test("a database that a newer version has migrated is left alone", async () => {
  const env = { DATABASE_URL: other.appUrl, DATABASE_OWNER_URL: other.ownerUrl };
  await withClient(other.ownerUrl, (client) =>
    client.query(`INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at)
                  VALUES ('newer', '', '29990101000000_from_the_future', now())`),
  );
  expect(await refusal(env)).toBe(
    "hutong: A newer version of Hutong has changed this database (migration 29990101000000_from_the_future is unknown here). Install that version or a later one, or restore a backup made before the change.",
  );
});

describe("outside the demonstration", () => {
  const production = {
    NODE_ENV: "production",
    DATABASE_URL: migrated.appUrl,
    DATABASE_OWNER_URL: migrated.ownerUrl,
  };
  const complete = {
    NEXTAUTH_SECRET: secret,
    NEXTAUTH_URL: "https://hutong.example",
    HUTONG_ID_HASH_KEYS: keys,
    HUTONG_ID_ENCRYPTION_KEYS: keys,
  };

  test("missing secrets are named and none is made up", async () => {
    expect(await refusal(production)).toBe(
      "hutong: Outside the demonstration nothing is made up: NEXTAUTH_SECRET, HUTONG_ID_HASH_KEYS, HUTONG_ID_ENCRYPTION_KEYS, NEXTAUTH_URL are not set. Set what is missing (docs/operations.md says how), or HUTONG_DEMO=1 for the demonstration.",
    );
    const { HUTONG_ID_HASH_KEYS, ...rest } = complete;
    expect(await refusal({ ...production, ...rest })).toContain("HUTONG_ID_HASH_KEYS is not set.");
  });

  test("a secret of the wrong form is refused without being repeated", async () => {
    const said = await refusal({ ...production, ...complete, HUTONG_ID_HASH_KEYS: "1:c2hvcnQ=" });
    expect(said).toMatch(/^hutong: HUTONG_ID_HASH_KEYS has to look like 1:<base64 of 32 bytes>/);
    expect(said).not.toContain("c2hvcnQ=");
  });

  test("with all of them it prepares the given database", async () => {
    expect(await startToEnd(copy, { args, env: { ...production, ...complete } })).toEqual({
      code: 0,
      said: "Everything is prepared.\n",
    });
  });

  test("HUTONG_DEMO=1 makes it a demonstration again", async () => {
    const { code } = await startToEnd(copy, { args, env: { ...production, HUTONG_DEMO: "1" } });
    expect(code).toBe(0);
  });
});

test("a port that another program uses is named, with another one to try", async () => {
  const stranger = net.createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => stranger.once("listening", resolve));
  const { port } = stranger.address() as net.AddressInfo;
  const started = await start(copy, { port });
  expect(await started.exited).toBe(1);
  expect(started.said()).toBe(
    `hutong: Port ${port} is in use by another program. Stop that program or choose another port: PORT=${port + 1} npm start.\n`,
  );
  stranger.close();
});

test("an address that is not this machine's is named", async () => {
  const { code, said } = await startToEnd(copy, { args: [], env: { HUTONG_HOST: "203.0.113.9" } });
  expect({ code, said }).toEqual({
    code: 1,
    said: "hutong: This machine cannot listen at 203.0.113.9 (EADDRNOTAVAIL). Set HUTONG_HOST to an address of this machine.\n",
  });
});

test("what is no port, and an option that does not exist, are refused", async () => {
  expect(await refusal({ PORT: "eighty" })).toBe(
    "hutong: “eighty” is not a port. Set PORT to a number from 1 to 65535.",
  );
  const { code, said } = await startToEnd(copy, { args: ["--sreve"] });
  expect({ code, said }).toEqual({ code: 1, said: expect.stringContaining("Unknown option '--sreve'") });
});

test.each(["18.19.1", "20.18.0", "21.7.0", "22.11.0", "23.1.0"])(
  "Node %s is told which one is needed",
  async (version) => {
    const old = `data:text/javascript,Object.defineProperty(process, 'versions', { value: { node: '${version}' } })`;
    const { code, said } = await startToEnd(copy, { args, env: { NODE_OPTIONS: `--import="${old}"` } });
    expect({ code, said }).toEqual({
      code: 1,
      said: `hutong: Node ${version} is not supported. Install Node 20.19, 22.12, 24 or a later one of these lines (https://nodejs.org) and run the command again.\n`,
    });
  },
);
