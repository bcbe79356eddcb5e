export type { At } from "./advance";
export { assignItem, claimItem, releaseItem } from "./assign";
export {
  answerObjection,
  approveTransfer,
  confirmRefusal,
  proposeApproval,
  proposeRefusal,
  returnProposal,
} from "./destination";
export { acceptTransfer, requestCorrection } from "./intake";
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
