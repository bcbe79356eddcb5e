/** The population preview: who is eligible where, now and within ten years, person by person and as numbers. */

export { PopulationBuilder } from "./build";
export { ChangePreviewer, type ChangeTally } from "./change";
export * from "./columns";
export type { Uncompilable } from "./limits";
export { HORIZON_MONTHS, PreviewPlan } from "./plan";
export { Previewer } from "./previewer";
export { MOST_RECORDS, type RecordColumns, recordColumns } from "./segments";
export { type Form, type SignatureData, SignatureDictionary } from "./signatures";
export { addTally, emptyTally, NOT_ELIGIBLE, type Tally } from "./tally";
