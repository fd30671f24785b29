'use client';
import { CopyButton } from '@/components/ui/copy-button';

/** Copies the whole address of a page of the portal. */
export function CopyLink({ path, label, copiedLabel }: { path: string; label: string; copiedLabel: string }) {
  const address = typeof location === 'undefined' ? path : new URL(path, location.origin).href;
  return <CopyButton text={address} label={label} copiedLabel={copiedLabel} />;
}
