import { PreviewPool } from "./preview-pool";
import { startSourceThread } from "./source-thread.mjs";

/** The program of a thread, for whoever runs from the checkout. */
export const startSourceWorker = () => startSourceThread(new URL("./preview-worker.ts", import.meta.url));

/** A pool for the command line. */
export function sourcePreviewPool(workers?: number): PreviewPool {
  return new PreviewPool({ startWorker: startSourceWorker, ...(workers !== undefined && { workers }) });
}
