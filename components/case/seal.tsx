import { HTML_LANG } from "@/lib/i18n/routing";

/**
 * The seal on a certificate: a square one, as for a name, with its characters in columns from the right. It
 * copies no authority's seal: those are round and bear an emblem.
 */
type Props = {
  /** Chinese characters, read from the right column down: the city's name and what the seal is for. */
  text: string;
  /** Said to screen readers. */
  label: string;
  className?: string;
};

const SIDE = 120;
const FRAME = 9;

export function Seal({ text, label, className = "size-28" }: Props) {
  const characters = [...text];
  const columns = characters.length <= 6 ? 2 : 3;
  const cellWidth = (SIDE - 2 * FRAME - 6) / columns;
  return (
    <svg
      viewBox={`0 0 ${SIDE} ${SIDE}`}
      role="img"
      aria-label={label}
      className={`print-exact shrink-0 ${className}`}
    >
      <g fill="none" className="stroke-seal">
        <path d="M4 3.4 116.6 3l.4 113.4-112.8.6Z" strokeWidth="4.2" strokeLinejoin="round" />
        <rect x="8.6" y="8.4" width="102.8" height="103.2" strokeWidth="1.1" />
      </g>
      <g lang={HTML_LANG.zh} className="fill-seal font-bold" textAnchor="middle" fontSize="32">
        {carve(characters, columns).map(({ character, column, row, rows }) => {
          const cellHeight = (SIDE - 2 * FRAME - 6) / rows;
          const x = SIDE - FRAME - 3 - cellWidth * (column + 0.5);
          const y = FRAME + 3 + cellHeight * (row + 0.5);
          return (
            // Carved characters fill their cell, so each is stretched to it.
            <text
              key={`${x} ${y}`}
              transform={`translate(${x} ${y}) scale(${cellWidth / 35} ${cellHeight / 36})`}
              y="11.5"
            >
              {character}
            </text>
          );
        })}
      </g>
    </svg>
  );
}

/** Columns as even as can be, the longer ones first: seven characters stand as three, two and two. */
function carve(characters: readonly string[], columns: number) {
  const short = Math.floor(characters.length / columns);
  const longer = characters.length % columns;
  return Array.from({ length: columns }, (_, column) => {
    const rows = short + (column < longer ? 1 : 0);
    const start = column * short + Math.min(column, longer);
    return characters.slice(start, start + rows).map((character, row) => ({ character, column, row, rows }));
  }).flat();
}
