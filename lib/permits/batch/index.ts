export { confirmBatch, discardBatch, takeInList } from "./commands";
export { type ReadList, readList } from "./list-file";
export { type BatchLine, countLines, findBatch, listBatches, listLeftOut } from "./queries";
export { withRejects } from "./rejects";
export { runBatches } from "./run";
