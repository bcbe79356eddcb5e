import { layoutRibbon, type PlacedRun, type RibbonLayout, type RibbonSize } from "./ribbon-layout";
import type { RibbonData, RibbonLabels } from "./ribbon-types";

type Props = {
  data: RibbonData;
  size: RibbonSize;
  labels: RibbonLabels;
  summary: string;
  id: string;
  className?: string;
};

/** The ribbon as one SVG. Its content is also in the table beside it, so to screen readers it is one picture. */
export function RibbonPicture({ data, size, labels, summary, id, className }: Props) {
  const layout = layoutRibbon(data, size);
  return (
    <svg
      viewBox={`0 0 ${size.width} ${layout.height}`}
      role="img"
      aria-label={summary}
      className={`print-exact h-auto w-full text-[13px] ${className ?? ""}`}
    >
      <defs>
        <pattern
          id={`${id}-hatch`}
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <line
            x1="0"
            y1="0"
            x2="0"
            y2="5"
            className="stroke-line-strong"
            strokeWidth="1.2"
            strokeOpacity="0.75"
          />
        </pattern>
      </defs>
      <Frame layout={layout} />
      {layout.bands.map((band) => (
        <g key={band.key}>
          <BandName layout={layout} label={band.label} top={band.top} size={size} />
          <line
            x1={layout.left}
            x2={layout.right}
            y1={band.top + size.bandHeight}
            y2={band.top + size.bandHeight}
            className="stroke-ink"
            strokeWidth="1"
          />
          {band.runs.map((run) => (
            <Run key={run.key} run={run} height={size.bandHeight} hatch={`url(#${id}-hatch)`} />
          ))}
        </g>
      ))}
      <Today layout={layout} label={data.todayLabel ?? labels.today} />
      {data.mark !== undefined && layout.mark !== null && (
        <Mark x={layout.mark} layout={layout} label={data.mark.label} />
      )}
    </svg>
  );
}

/** Years, and what is still to come in a deeper tone. */
function Frame({ layout }: { layout: RibbonLayout }) {
  return (
    <g>
      {layout.today !== null && layout.today < layout.right && (
        <rect
          x={layout.today}
          y={layout.top - 6}
          width={layout.right - layout.today}
          height={layout.bottom - layout.top + 6}
          className="fill-paper-deep"
        />
      )}
      {layout.years.map(({ year, x, labelled }) => (
        <g key={year}>
          <line
            x1={x}
            x2={x}
            y1={layout.top - 6}
            y2={layout.bottom + (labelled ? 6 : 3)}
            className="stroke-line"
            strokeWidth={labelled ? 1 : 0.6}
          />
          {labelled && (
            <text
              x={x}
              y={layout.bottom + 20}
              textAnchor={x < layout.left + 12 ? "start" : x > layout.right - 18 ? "end" : "middle"}
              className="fill-ink-soft"
            >
              {year}
            </text>
          )}
        </g>
      ))}
    </g>
  );
}

function BandName(props: { layout: RibbonLayout; label: string; top: number; size: RibbonSize }) {
  const { layout, label, top, size } = props;
  const above = size.nameWidth === 0;
  return (
    <text
      x={above ? layout.left : layout.left - 12}
      y={above ? top - 7 : top + size.bandHeight / 2 + 5}
      textAnchor={above ? "start" : "end"}
      className="fill-ink text-[14px] font-semibold"
    >
      {label}
    </text>
  );
}

function Run({ run, height, hatch }: { run: PlacedRun; height: number; hatch: string }) {
  const bottom = run.top + height;
  const title = [run.kindLabel, run.coefficient, run.reason].filter(Boolean).join(" · ");
  const colours =
    run.state === "counts" ? "fill-celadon stroke-celadon-deep" : "fill-ochre stroke-ochre-deep";
  return (
    <g>
      <title>{`${run.from} – ${run.to}${title === "" ? "" : `: ${title}`}`}</title>
      {/* The part of the height that is missing: what these years lose on the way. */}
      {run.state !== "counts" && run.fill < height && (
        <rect
          x={run.x}
          y={run.top}
          width={run.width}
          height={height - run.fill}
          fill={hatch}
          className="stroke-line-strong"
          strokeWidth="0.75"
          strokeDasharray="3 2"
        />
      )}
      {run.fill > 0 && (
        <rect
          x={run.x + 0.5}
          y={bottom - run.fill}
          width={Math.max(1, run.width - 1)}
          height={run.fill}
          className={colours}
          strokeWidth="1"
        />
      )}
      {run.coefficient !== null && run.fill > 14 && run.width > 30 && (
        <text
          x={run.x + run.width / 2}
          y={bottom - run.fill / 2 + 5}
          textAnchor="middle"
          className="fill-ink font-medium"
        >
          {`×${run.coefficient}`}
        </text>
      )}
    </g>
  );
}

function Today({ layout, label }: { layout: RibbonLayout; label: string }) {
  const { today, mark, todayLine } = layout;
  if (today === null) return null;
  // Beside a mark the label moves out of its way.
  const side =
    mark === null || todayLine === layout.markLine ? anchor(today, layout) : mark > today ? "end" : "start";
  return (
    <g>
      <line
        x1={today}
        x2={today}
        y1={todayLine + 5}
        y2={layout.bottom + 4}
        className="stroke-ink"
        strokeWidth="1.5"
        strokeDasharray="2 3"
      />
      <text x={nudged(today, side, layout)} y={todayLine} textAnchor={side} className="fill-ink">
        {label}
      </text>
    </g>
  );
}

/** In vermilion: it is what the picture is asked for. */
function Mark({ x, layout, label }: { x: number; layout: RibbonLayout; label: string }) {
  const y = layout.markLine;
  const side = anchor(x, layout);
  return (
    <g>
      <line x1={x} x2={x} y1={y + 5} y2={layout.bottom + 4} className="stroke-seal" strokeWidth="2" />
      <path d={`M${x - 5} ${y + 4}h10l-5 7Z`} className="fill-seal" />
      <text x={nudged(x, side, layout)} y={y} textAnchor={side} className="fill-seal-deep font-semibold">
        {label}
      </text>
    </g>
  );
}

type Side = "start" | "middle" | "end";

function anchor(x: number, layout: RibbonLayout): Side {
  if (x > layout.right - 90) return "end";
  return x < layout.left + 90 ? "start" : "middle";
}

/** A label at one side begins a little over its line, not beside it. */
function nudged(x: number, side: Side, layout: RibbonLayout): number {
  if (side === "end") return Math.min(layout.right, x + 8);
  return side === "start" ? Math.max(0, x - 8) : x;
}
