import type { Checked } from "./check-text";

/** What the form answers that sends the text to the server: for browsers without JavaScript or cryptography. */
export type ServerCheck =
  | { status: "IDLE" }
  | { status: "EMPTY" }
  | { status: "CHECKED"; text: string; checked: Checked };

export const NOT_CHECKED: ServerCheck = { status: "IDLE" };

export type CheckOnServer = (previous: ServerCheck, form: FormData) => Promise<ServerCheck>;

/** The form's one field. */
export const TEXT_FIELD = "presentation";
