'use client';
import { usePathname, useSearchParams } from 'next/navigation';
import { createContext, type ReactNode, useContext, useState } from 'react';
import type { FormState } from '@/lib/shared/form-state';

/** What a form was sent with when its person was signed out: that form begins with it once they are back. */
export type GivenBackForm = { form: string; state: FormState };

const Context = createContext<GivenBackForm | null>(null);

/** Around the page that the person was sent back to; elsewhere, and on coming by later, forms begin as they stand. */
export function GivenBack({ given, children }: { given: GivenBackForm | null; children: ReactNode }) {
  const here = `${usePathname()}?${useSearchParams()}`;
  const [at] = useState(here);
  const [hasLeft, setHasLeft] = useState(false);
  if (!hasLeft && here !== at) setHasLeft(true);
  return <Context value={hasLeft ? null : given}>{children}</Context>;
}

export function useGivenBack(form: string): FormState | null {
  const given = useContext(Context);
  return given?.form === form ? given.state : null;
}
