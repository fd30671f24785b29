'use client';
import { useEffect } from 'react';
import { opened } from '../actions';

/** Marks a message as read once it stands before the person: by POST, as neither rendering nor fetching ahead is reading. */
export function MarkOnOpen({ id }: { id: string }) {
  useEffect(() => {
    opened(id).catch((error: unknown) => {
      // No connection: it stays unread, as the page goes on saying.
      if (!(error instanceof TypeError)) throw error;
    });
  }, [id]);
  return null;
}
