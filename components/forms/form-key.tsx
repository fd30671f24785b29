'use client';
import { createContext, Fragment, type ReactNode, useContext, useEffect, useState } from 'react';
import { useShown } from './action-form';
import { forgetSent } from './left-behind-store';

const Context = createContext<string | null>(null);

/**
 * Holds the key that a form began with while the page around it is read anew, with all that was typed and uploaded under it. Once the
 * server says that it was sent, the form begins again under the next key: a retry after a lost answer is never a second message.
 */
export function HeldKey({
  formKey,
  sentKeys,
  children,
}: {
  formKey: string;
  sentKeys: readonly string[];
  children: ReactNode;
}) {
  const [held, setHeld] = useState(formKey);
  if (held !== formKey && sentKeys.includes(held)) setHeld(formKey);
  useEffect(() => forgetSent(sentKeys), [sentKeys]);
  return (
    <Context value={held}>
      <Fragment key={held}>{children}</Fragment>
    </Context>
  );
}

/** The key that is held around here, or else the given one; the answer to a form that came back with a used key brings a fresh one. */
export function useHeldKey(given: string): string {
  const held = useContext(Context) ?? given;
  return useShown('key').typed ?? held;
}

export function FormKey({ value }: { value: string }) {
  return <input type="hidden" name="key" value={useHeldKey(value)} />;
}
