import { useLocale } from "next-intl";
import type { ReactNode } from "react";
import { dayOf } from "@/lib/clock";
import { formatDay, formatDecimal } from "@/lib/i18n/format";
import type { DocumentEntry } from "@/lib/residents/documents";

type Props = {
  documents: readonly DocumentEntry[];
  /** What a paper is, before its file's name. */
  kindText?: (kind: string) => string;
  uploaded: (values: { day: string; size: string }) => string;
  empty: ReactNode;
};

/** Uploaded papers, each as a link to the file itself. */
export function DocumentList({ documents, kindText, uploaded, empty }: Props) {
  const locale = useLocale();
  if (documents.length === 0) return <p className="my-4 text-ink-soft">{empty}</p>;
  return (
    <ul className="my-4 max-w-prose border-t border-line">
      {documents.map((document) => (
        <li key={document.id} className="border-b border-line py-2.5">
          {kindText && <span className="font-semibold">{kindText(document.kind)} · </span>}
          {/* A file, not a page: the browser fetches it itself. */}
          <a className="link" href={`/api/documents/${document.residentId}/${document.id}`}>
            {document.fileName}
          </a>
          <span className="block text-sm text-ink-soft">
            {uploaded({
              day: formatDay(locale, dayOf(document.uploadedAt)),
              size: sizeText(document.sizeBytes),
            })}
          </span>
        </li>
      ))}
    </ul>
  );
}

function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${formatDecimal(String(Math.ceil(bytes / 1024)))} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
