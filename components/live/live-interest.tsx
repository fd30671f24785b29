'use client';

import { useEffect } from 'react';
import { addInterest } from './interests';

/**
 * Put on a page that shall stay fresh: it shows records of `type`, or one `record` by its id. `seen` are the newest visible events
 * that were read first in the page's own transaction, so that what the page already shows does not make it render again.
 */
export function LiveInterest({ type, record, seen }: { type: string; record?: string; seen: readonly string[] }) {
  useEffect(() => addInterest({ type, record, seen }), [type, record, seen]);
  return null;
}
