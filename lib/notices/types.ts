/** Something a person is told; its text is made when it is read, in the reader's language. */
export interface Notice {
  residentId: string;
  id: string;
  /** A key under `notices.kinds`. */
  kind: string;
  subjectKind: "PERMIT" | "PERMIT_APPLICATION";
  /** The permit's number, or the application's reference. */
  subjectId: string;
  values: NoticeValues;
  createdAt: Date;
  readAt: Date | null;
}

export type NoticeValues = Record<string, unknown>;
