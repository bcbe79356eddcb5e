/** Signed permits, without database, clock or network: docs/signed-permits.md. Runs in Node and in a browser. */
export { ANSWERS, type Answer, REASONS, type Reason } from "./answers";
export { issueCard } from "./card";
export { PERMIT_VCT, type Person, type PersonItem, type Shown, YEARS_STATED } from "./claims";
export { type Comparison, comparedRecords, type KnownRecord } from "./compare-records";
export { endOfDay, type Issue, issuePermit, MAX_RIGHTS_CITIES, type PermitFacts } from "./issue-permit";
export { listedKey, nextTrustList, revoked, rotated, withIssuer } from "./key-history";
export {
  generateHolderKey,
  generateKey,
  keyIdOf,
  type NewKey,
  type PrivateJwk,
  type PublicJwk,
  publicJwk,
  type SigningKey,
} from "./keys";
export type { Age } from "./knowledge";
export { OPEN_POLICY, type Policy } from "./policy";
export { type Choice, type Occasion, OPEN_AUDIENCE, openOccasion, presentPermit } from "./present-permit";
export { fitsQr, QR_LIMITS } from "./qr-limits";
export { QR_PREFIX, qrTextOf, tokenOfQrText } from "./qr-text";
export {
  issueStatement,
  readStatement,
  type StatedRecord,
  type Statement,
  type StatementVerdict,
} from "./statement-of-years";
export { drawnIndices, type PermitStatus, packedStatuses, STATUS, STATUS_LIST_SIZE } from "./status-list";
export { type NewStatusList, readStatusList, type StatusList, signStatusList } from "./status-token";
export {
  issuerName,
  readTrustList,
  signTrustList,
  statusListUri,
  type TrustedIssuer,
  type TrustedKey,
  type TrustList,
  type TrustListFault,
} from "./trust-list";
export { type Checker, type Disclosed, type Verdict, verifyPresentation } from "./verify-presentation";
