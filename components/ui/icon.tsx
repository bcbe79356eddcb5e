/** The few signs of the product, drawn for it; always beside a text, so hidden from screen readers. */
const PATHS = {
  info: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 7.5V17m0-10.4v.4",
  warning: "M12 3.5 21.5 20h-19L12 3.5Zm0 6.5v4.5m0 2.6v.3",
  error: "M8 3h8l5 5v8l-5 5H8l-5-5V8l5-5Zm1 6 6 6m0-6-6 6",
  success: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM7.5 12.2l3.2 3.2 5.8-6.4",
  check: "m4.5 12.5 5 5 10-11",
  cross: "m6 6 12 12M18 6 6 18",
  question: "M8.5 9a3.5 3.5 0 1 1 5 3.2c-1 .5-1.5 1.2-1.5 2.3m0 3.2v.3",
  clock: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 4.5V12l3.2 2.4",
  pause: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM9.8 8.5v7m4.4-7v7",
  camera: "M4 8h3.2L9 5.5h6L16.8 8H20v11H4V8Zm8 2a3.3 3.3 0 1 0 0 6.6 3.3 3.3 0 0 0 0-6.6Z",
  previous: "m14.5 5-7 7 7 7",
  next: "m9.5 5 7 7-7 7",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, className = "size-5" }: { name: IconName; className?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      className={`shrink-0 ${className}`}
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
