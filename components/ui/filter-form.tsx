'use client';
import { useSearchParams } from 'next/navigation';
import type { ReactNode } from 'react';

/** The form of a filter bar. Its fields begin anew with the address: after "Clear", a view or a link they say what is shown. */
export function FilterForm({ action, children }: { action: string; children: ReactNode }) {
  const address = useSearchParams().toString();
  return (
    <form key={address} method="get" action={action} className="flex flex-wrap items-end gap-2">
      {children}
    </form>
  );
}
