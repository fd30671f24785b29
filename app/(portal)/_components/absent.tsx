import { answerAbsent } from '@/lib/web/screen';
import NotFound from '../not-found';

/** In place of a page of which there is no such thing; said by the server, so that it also stands without JavaScript. */
export async function AbsentPage() {
  await answerAbsent();
  return <NotFound />;
}
