import type { DocumentEntry } from "@/lib/residents/documents";

type Props = {
  papers: readonly DocumentEntry[];
  /** Through what the file is opened: `case=…`, `item=…` or `person=…`; the look is in the log. */
  query: string;
};

/** Uploaded papers as links to the files themselves; the browser opens them beside the page. */
export function PaperLinks({ papers, query }: Props) {
  return (
    <ul>
      {papers.map((paper) => (
        <li key={paper.id}>
          <a
            className="link break-all"
            href={`/api/documents/${paper.residentId}/${paper.id}?${query}`}
            target="_blank"
            rel="noreferrer"
          >
            {paper.fileName}
          </a>
        </li>
      ))}
    </ul>
  );
}
