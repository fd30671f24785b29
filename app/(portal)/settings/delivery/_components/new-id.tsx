'use client';
import { useShown } from '@/components/forms/action-form';

/** The id that a new receiver will have: the same in every answer to its form, so that a retry is no second receiver. */
export function NewId({ value }: { value: string }) {
  return <input type="hidden" name="id" value={useShown('id').typed ?? value} />;
}
