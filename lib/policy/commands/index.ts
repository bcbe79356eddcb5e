export { copyVersion, discardDraft, returnDraft, saveDraft, submitDraft } from "./draft";
export { publishDraft } from "./publish";
