/** The mark: 户 in the square strokes of seal script, in a seal of vermilion. Its drawing is our own. */
export function BrandMark({ className = "size-9" }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 40 40"
      className={`shrink-0 print-exact ${className}`}
      aria-hidden="true"
      focusable="false"
    >
      <path
        className="fill-seal"
        d="M4.2 1.6 35.4 1.2c1.9 0 3.2 1.1 3.3 3l.2 31.2c0 2-1.1 3.3-3 3.4L4.6 39c-2 0-3.3-1.2-3.4-3.1L1 4.8c0-1.9 1.2-3.2 3.2-3.2Z"
      />
      <g fill="none" className="stroke-paper" strokeWidth="2.9" strokeLinecap="square" strokeLinejoin="miter">
        <path d="M20 6.8v3.6" />
        <path d="M11 13.6h18v8.6H11" />
        <path d="M11 13.6v11.2c0 3.6-.9 6.2-2.8 8.4" />
      </g>
    </svg>
  );
}
