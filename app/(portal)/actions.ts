'use server';
import { redirect } from 'next/navigation';
import { endSession } from '@/lib/identity/commands/end-session';
import { guarded } from '@/lib/web/form-action';
import { clearSessionCookie } from '@/lib/web/session';

export async function signOut(): Promise<void> {
  const outcome = await guarded((viewer) => endSession(viewer, { sessionHash: viewer.sessionHash }));
  if (!outcome.ok && outcome.failure.kind !== 'signed_out') return;
  await clearSessionCookie();
  redirect('/sign-in');
}
