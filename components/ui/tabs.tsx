import { Link } from "./link";

export type Tab = { href: string; label: string; current?: boolean; count?: number };

/** Views of one thing, each a page of its own: links, so they work without JavaScript and can be shared. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav aria-label={label} className="no-print mb-6 border-b border-line-strong">
      <ul className="-mb-px flex flex-wrap gap-x-1">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link
              href={tab.href}
              look="plain"
              aria-current={tab.current ? "page" : undefined}
              className={`inline-flex min-h-11 items-center border-b-4 px-3 ${
                tab.current
                  ? "border-ink font-semibold"
                  : "border-transparent text-dai hover:border-line-strong"
              }`}
            >
              {tab.label}
              {tab.count !== undefined && <span className="ml-1.5 text-sm text-ink-soft">{tab.count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
