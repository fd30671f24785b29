import { notFound } from 'next/navigation';
import { isBench } from '@/lib/web/bench';
import { requireShell } from '@/lib/web/screen';

/** Nothing inside the signed-in shell: what `npm run bench` compares the other pages with. Absent otherwise. */
export default async function Empty() {
  await requireShell();
  if (!isBench()) notFound();
  return null;
}
