/** Names that an answer of the engine carries only as codes and ids; plain data, in the reader's language. */
export type AnswerLookups = {
  /** By GB/T 2260 code. */
  cities: Readonly<Record<string, string>>;
  /** By the record's id: how the reader knows it, such as "Suzhou, residence permit, from 1 March 2019". */
  records?: Readonly<Record<string, string>>;
  /** By pathway id. */
  pathways?: Readonly<Record<string, string>>;
  /** By requirement id: the requirement as a sentence, and the clause it comes from. */
  requirements: Readonly<Record<string, { title: string; clause?: string }>>;
  /** By attribute value, as text: `bachelor`, `true`. */
  attributeValues?: Readonly<Record<string, string>>;
};

export function nameOf(names: Readonly<Record<string, string>> | undefined, code: string): string {
  return names?.[code] ?? code;
}
