import { notFound } from "next/navigation";

/** Every path no page claims, so that it is answered in the reader's language and with 404. */
export default function UnclaimedPath(): never {
  notFound();
}
