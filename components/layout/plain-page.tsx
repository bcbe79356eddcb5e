import { PageHeading } from "@/components/ui/page-heading";

/** A page of text: a title and sections under it. */
export function PlainPage(props: {
  title: string;
  lead: string;
  sections: readonly { key: string; title: string; body: string }[];
}) {
  return (
    <>
      <PageHeading title={props.title} lead={props.lead} />
      {props.sections.map(({ key, title, body }) => (
        <section key={key} aria-labelledby={key} className="mt-8 max-w-prose">
          <h2 id={key}>{title}</h2>
          <p>{body}</p>
        </section>
      ))}
    </>
  );
}
