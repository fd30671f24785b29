'use client';
import { useFormDone } from './action-form';

/** Says that the form around it did its work. */
export function Saved({ text }: { text: string }) {
  return (
    <p role="status" className="min-h-5 text-success">
      {useFormDone() ? text : ''}
    </p>
  );
}
