/** What papers may be: by their content, never by their name. The database knows the same words. */
export const MEDIA_TYPES = ["application/pdf", "image/jpeg", "image/png"] as const;
export type MediaType = (typeof MEDIA_TYPES)[number];

/** 10 MB, as the forms say and the database checks. */
export const LARGEST_DOCUMENT = 10_485_760;

/** Where bytes lie under their SHA-256. A folder here; an object store elsewhere has the same two methods. */
export interface DocumentStore {
  /** Writing the same bytes twice is writing them once. Durable when it returns. */
  put(sha256: string, bytes: Uint8Array): Promise<void>;
  /** Null where nothing lies under this hash. Throws where the bytes are not the ones that were put. */
  get(sha256: string): Promise<Uint8Array<ArrayBuffer> | null>;
}

/** A paper as it came in, examined. */
export interface ExaminedFile {
  bytes: Uint8Array<ArrayBuffer>;
  sha256: string;
  mediaType: MediaType;
  /** For people to recognise it by; never a path. */
  fileName: string;
}
