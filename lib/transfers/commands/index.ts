export type { At } from "./advance";
export { assignItem, claimItem, releaseItem } from "./assign";
export {
  acceptTransfer,
  answerObjection,
  approveTransfer,
  confirmRefusal,
  proposeApproval,
  proposeRefusal,
  requestCorrection,
  returnProposal,
} from "./destination";
export { confirmOrigin, objectToTransfer } from "./origin";
export {
  saveAbout,
  saveContact,
  saveLanding,
  submitTransfer,
  supplementTransfer,
  withdrawTransfer,
} from "./resident";
export { startTransfer } from "./start";
export { unmaskIdNumber } from "./unmask";
