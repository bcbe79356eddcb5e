import fs from "node:fs";
import path from "node:path";
import { copyTree } from "./copy-tree.mjs";
import { withClient } from "./postgres-roles.mjs";

/** What PostgreSQL's documentation says to leave out of a base backup, besides the log, which comes last. */
const LEFT_OUT =
  /^(postmaster\.(pid|opts)|backup_label|tablespace_map|pg_wal|pg_replslot|pg_notify|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans|pg_dynshmem)(\/|$)|(^|\/)pgsql_tmp/;
/** The server wants these folders to exist. */
const EMPTY = [
  "pg_replslot",
  "pg_notify",
  "pg_serial",
  "pg_snapshots",
  "pg_stat_tmp",
  "pg_subtrans",
  "pg_dynshmem",
];

/**
 * Copies the files of a running server so that a server started on the copy is as of the end of the copying,
 * while everybody goes on working (PostgreSQL manual, “Making a Base Backup Using the Low Level API”). The
 * embedded server brings neither pg_dump nor pg_basebackup.
 * @param {import("./postgres.mjs").PostgresServer} server
 * @param {string} target a folder that does not exist yet
 */
export async function baseBackup(server, target) {
  await withClient(server.superuserUrl, async (client) => {
    // Keeps the write-ahead log of the copying time from being recycled; gone with the connection.
    await client.query(
      "SELECT pg_create_physical_replication_slot('hutong_backup_' || pg_backend_pid(), true, true)",
    );
    await client.query("SELECT pg_backup_start('hutong', fast => true)");
    copyTree(server.dataFolder, target, (name) => LEFT_OUT.test(name));
    const { rows } = await client.query("SELECT labelfile FROM pg_backup_stop(wait_for_archive => false)");
    fs.writeFileSync(path.join(target, "backup_label"), String(rows[0].labelfile), { flush: true });
    copyTree(path.join(server.dataFolder, "pg_wal"), path.join(target, "pg_wal"));
    for (const folder of EMPTY) {
      fs.mkdirSync(path.join(target, folder), { recursive: true, mode: 0o700 });
    }
  });
}
