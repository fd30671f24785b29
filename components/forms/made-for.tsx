'use client';
import { createContext, type ReactNode, useContext, useState } from 'react';
import type { FormState } from '@/lib/shared/form-state';

const Context = createContext<string | null>(null);

/** Around the pages of a person: the mark that their forms carry. */
export function MadeFor({ mark, children }: { mark: string; children: ReactNode }) {
  return <Context value={mark}>{children}</Context>;
}

/**
 * For whom a form was made: whoever was signed in when it began, also when the page around it is read anew for somebody else, or answers to
 * somebody else without a script.
 */
export function useMark(state: FormState): string | null {
  const [begun] = useState(useContext(Context));
  return state.madeFor ?? begun;
}
