'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import type { ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names';
import { InnerLink } from '@/components/ui/text-link';

export type NavLinkProps = {
  href: string;
  label: string;
  icon?: ReactNode;
  count?: number | string;
  /** Decides by itself from the address when left out. */
  isCurrent?: boolean;
  isNested?: boolean;
  /** Has entries of its own, which say more exactly where one is. */
  isParent?: boolean;
};

const LOOKS = {
  page: 'border-accent bg-accent-soft font-semibold text-accent',
  parent: 'border-transparent forced-colors:border-[Canvas] font-semibold text-accent hover:bg-sunken',
  other: 'border-transparent forced-colors:border-[Canvas] text-ink hover:bg-sunken [&>svg]:text-ink-muted',
};

const standing = (href: string, pathname: string, search: URLSearchParams): 'page' | 'true' | undefined => {
  const [path = '', query] = href.split('?');
  const isSame = pathname === path;
  if (!isSame) return path !== '/' && !query && pathname.startsWith(`${path}/`) ? 'true' : undefined;
  return [...new URLSearchParams(query)].every(([name, value]) => search.get(name) === value) ? 'page' : undefined;
};

/** One entry of the navigation; marked when the address is its page, or (without a query of its own) lies below it. */
export function NavLink({ href, label, icon, count, isCurrent, isNested = false, isParent = false }: NavLinkProps) {
  const pathname = usePathname();
  const search = useSearchParams();
  const current = isCurrent === undefined ? standing(href, pathname, search) : isCurrent ? 'page' : undefined;
  const isAbove = current === 'true' && isParent;
  return (
    <InnerLink
      href={href}
      aria-current={current}
      className={classNames(
        'flex min-h-8 items-center gap-3 rounded-md border-l-[3px] py-1.5 pr-2 pointer-coarse:min-h-11 [&>svg]:size-4.5 [&>svg]:shrink-0',
        isNested ? 'pl-10' : 'pl-2.5',
        LOOKS[current ? (isAbove ? 'parent' : 'page') : 'other'],
      )}
    >
      {icon}
      <span className="min-w-0 flex-1">{label}</span>
      {count === undefined ? null : <span className="text-sm font-semibold text-ink-muted tabular-nums">{count}</span>}
    </InnerLink>
  );
}
