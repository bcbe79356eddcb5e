export type { At } from "./at";
export { cancelForDeath, cancelForRegistration, revokePermit } from "./end";
export { type ConfirmedEndorsement, endorseInBatch } from "./endorse-in-batch";
export { grantApplication, refuseApplication } from "./grant";
export {
  acceptApplication,
  correctOnTheSpot,
  findNotCompetent,
  findNotNeeded,
  requestPapers,
} from "./intake";
export {
  findApplicationRefusal,
  giveUpPermit,
  saveApplication,
  startApplication,
  submitApplication,
  supplementApplication,
  withdrawApplication,
} from "./resident";
export { runSchedule } from "./schedule";
export { askVisit, reportVisit } from "./visit";
