import type { ReactNode } from "react";

export type Column<Row> = {
  key: string;
  header: ReactNode;
  /** The label beside the value on a phone; needed where `header` is not a plain string. */
  label?: string;
  cell: (row: Row) => ReactNode;
  /** Right-aligned, tabular figures. */
  numeric?: boolean;
  /** The row's name: its cell becomes the row's header. */
  rowHeader?: boolean;
};

type Props<Row> = {
  caption: ReactNode;
  /** For a table under a heading that already says it. */
  captionHidden?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Shown in place of the table when there is no row: an `EmptyState`. */
  empty?: ReactNode;
  /** Marks rows that need the reader now, with a bar at their start (say why in a cell, too). */
  rowNeedsReader?: (row: Row) => boolean;
};

/** A table of the page's HTML. On a phone each row becomes a list of labelled values. */
export function DataTable<Row>(props: Props<Row>) {
  const { columns, rows } = props;
  if (rows.length === 0 && props.empty !== undefined) return props.empty;
  return (
    <table className="table-stacks my-6 w-full border-collapse text-sm">
      <caption
        className={props.captionHidden ? "sr-only" : "mb-2 text-left text-base font-semibold text-ink"}
      >
        {props.caption}
      </caption>
      <thead>
        <tr className="border-b-2 border-ink">
          {columns.map((column) => (
            <th
              key={column.key}
              scope="col"
              className={`py-2 pr-4 align-bottom last:pr-0 ${column.numeric ? "text-right" : "text-left"}`}
            >
              {column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr
            key={props.rowKey(row)}
            data-needs-reader={props.rowNeedsReader?.(row) ? "" : undefined}
            className={
              props.rowNeedsReader?.(row)
                ? "border-b border-line shadow-[inset_3px_0_0_var(--color-seal)] sm:[&>:first-child]:pl-3"
                : "border-b border-line"
            }
          >
            {columns.map((column) => (
              <Cell key={column.key} column={column} row={row} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const classes = `py-2.5 pr-4 align-top last:pr-0 ${column.numeric ? "sm:text-right tabular-nums" : "text-left"}`;
  if (column.rowHeader) {
    return (
      <th scope="row" className={classes}>
        {column.cell(row)}
      </th>
    );
  }
  const label = column.label ?? (typeof column.header === "string" ? column.header : undefined);
  return (
    <td className={classes} data-label={label}>
      <span className="min-w-0">{column.cell(row)}</span>
    </td>
  );
}
