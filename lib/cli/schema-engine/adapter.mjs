import { randomUUID } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import { ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import pg from "pg";
import { parse } from "pg-connection-string";
import { identifier } from "../grants.mjs";

/** The oid of PostgreSQL's internal type "char". */
const CHAR_OID = 18;
const TEXT_OID = 25;

/**
 * The engine's way to the database. Discrete fields and never a connection string: the adapter opens its scratch
 * database with `{ ...config, database }`, and a connection string would win over `database`, so that the scratch
 * database would be the real one.
 * @param {string} url
 */
export function adapterFactory(url) {
  const { host, port, user, password, database, ssl } = parse(url);
  const config = /** @type {import("pg").PoolConfig} */ ({
    host: host ?? undefined,
    port: port ? Number(port) : undefined,
    user,
    password,
    database: database ?? undefined,
    ssl,
  });
  const options = {
    schema: URL.canParse(url) ? (new URL(url).searchParams.get("schema") ?? "public") : "public",
  };
  const direct = new PrismaPg(config, options);
  /** @type {Set<string>} */
  const scratch = new Set();

  /** @param {string} sql */
  const administer = async (sql) => {
    const client = new pg.Client(config);
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  /** @param {string} name */
  const drop = async (name) => {
    await administer(`DROP DATABASE IF EXISTS ${identifier(name)} WITH (FORCE)`);
    scratch.delete(name);
  };

  return {
    factory: {
      provider: direct.provider,
      adapterName: direct.adapterName,
      connect: async () => mend(await direct.connect()),
      connectToShadowDb: async () => {
        const name = `prisma_migrate_shadow_db_${randomUUID()}`;
        scratch.add(name);
        await administer(`CREATE DATABASE ${identifier(name)} TEMPLATE template0`);
        const adapter = mend(await new PrismaPg({ ...config, database: name }, options).connect());
        const dispose = adapter.dispose.bind(adapter);
        adapter.dispose = async () => {
          await dispose(); // the pool first: the adapter would drop the database under its own connections
          await drop(name);
        };
        return adapter;
      },
    },
    async dropScratch() {
      await Promise.allSettled([...scratch].map(drop));
    },
  };
}

/**
 * Works around two faults of the adapter that stop the engine.
 * @param {any} adapter internals that its types do not show
 */
function mend(adapter) {
  // It has no mapping for "char", which the engine's description of a schema reads as a character.
  const performIO = adapter.performIO.bind(adapter);
  const queryRaw = adapter.queryRaw.bind(adapter);
  const charColumns = new WeakMap();
  adapter.performIO = async (/** @type {object} */ query) => {
    const result = await performIO(query);
    /** @type {number[]} */
    const columns = [];
    for (const [i, field] of (result.fields ?? []).entries()) {
      if (field.dataTypeID === CHAR_OID) {
        field.dataTypeID = TEXT_OID;
        columns.push(i);
      }
    }
    charColumns.set(query, columns);
    return result;
  };
  adapter.queryRaw = async (/** @type {object} */ query) => {
    const result = await queryRaw(query);
    for (const i of charColumns.get(query) ?? []) {
      result.columnTypes[i] = ColumnTypeEnum.Character;
    }
    return result;
  };
  if (adapter.startTransaction) {
    const start = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (/** @type {unknown} */ level) => mend(await start(level));
  }
  // It cuts scripts at every semicolon, also inside functions; the native engine sends them whole, and so do we.
  if (adapter.executeScript) {
    adapter.executeScript = async (/** @type {string} */ script) => {
      const client = await adapter.client.connect();
      try {
        await client.query(script);
      } catch (error) {
        adapter.onError(error);
      } finally {
        client.release();
      }
    };
  }
  return adapter;
}
