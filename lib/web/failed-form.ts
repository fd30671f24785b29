import { headers } from 'next/headers';
import { type FormState, type Typed, typedIn } from '@/lib/shared/form-state';

export type FailedForm = { state: FormState; typed: Typed[] };

// Under the headers of the request itself: what it noted goes with it, and no other request can ask for it.
const kept = globalThis as typeof globalThis & { liaisonFailedForms?: WeakMap<object, FailedForm> };

function failedForms(): WeakMap<object, FailedForm> {
  kept.liaisonFailedForms ??= new WeakMap();
  return kept.liaisonFailedForms;
}

/** Notes, for the page that answers this very request, what a form was told: that page may no longer have the form. Scripts get the answer itself. */
export async function noteFailedForm(state: FormState, form: FormData): Promise<void> {
  const request = await headers();
  if (!request.has('next-action')) failedForms().set(request, { state, typed: typedIn(form) });
}

/** What the form that this request sent was told; null when it sent none, or all went well. */
export async function failedForm(): Promise<FailedForm | null> {
  return failedForms().get(await headers()) ?? null;
}
