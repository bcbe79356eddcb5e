import fs from "node:fs";
import path from "node:path";
import { readPostmaster } from "../../lib/cli/postmaster.mjs";
import { countRuns, dropAbandonedDatabases, startTestCluster, testStateFolder } from "./test-cluster";

/**
 * Nothing is started here: the first test file that wants a database starts the cluster, so that runs without one
 * stay quick. At the end the cluster is stopped, unless another run of the tests still uses it.
 */
export default function setup() {
  return async () => {
    const folder = path.join(testStateFolder, "postgres", "data");
    if (!fs.existsSync(folder) || !readPostmaster(fs.realpathSync(folder))) {
      return;
    }
    const server = await startTestCluster();
    await dropAbandonedDatabases(server.superuserUrl);
    if ((await countRuns(server.superuserUrl)) === 0) {
      await server.stop();
    }
  };
}
