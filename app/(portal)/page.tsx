import { redirect } from 'next/navigation';
import { requireShell } from '@/lib/web/screen';

export default async function Home(): Promise<never> {
  const { can } = await requireShell();
  redirect(!can['escalation.view'] && can['delivery.view'] ? '/settings/delivery' : '/support-requests');
}
