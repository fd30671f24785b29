import { listDraftAttachments } from '@/lib/attachments/queries';
import { receiveUpload } from '@/lib/attachments/receive-upload';
import { openCase } from '@/lib/cases/commands/open-case';
import type { Viewer } from '@/lib/policy/enter';
import type { Outcome } from '@/lib/shared/errors';
import { newId } from '@/lib/shared/ids';
import { ownerSql } from './database';
import { raising } from './isolation-cases';
import { done as doneNow, failureOf as failureNow } from './outcomes';

export const done = async <T>(work: Promise<Outcome<T>>): Promise<T> => doneNow(await work);
export const failureOf = async <T>(work: Promise<Outcome<T>>) => failureNow(await work);
export const versionOf = async (number: string) =>
  (await ownerSql<{ version: number }>('SELECT version FROM customer_case WHERE number = $1', [number]))[0]?.version;
export const say = async (number: string, body: string) => ({
  number,
  version: await versionOf(number),
  key: newId(),
  body,
});
export const raise = async (viewer: Viewer, change: object = {}) =>
  (await done(openCase(viewer, { ...raising(), ...change }))).number;
export const attach = async (viewer: Viewer, draftKey: string, name: string) => {
  const body = new FormData();
  body.set('draftKey', draftKey);
  body.set('files', new File([`what ${name} says`], name));
  await receiveUpload(viewer, new Request('http://localhost/api/uploads', { method: 'POST', body }));
  return (await listDraftAttachments(viewer, draftKey))[0]?.id ?? '';
};
export const bodies = (view: { thread: readonly { kind: string; body?: string }[] }) =>
  view.thread.flatMap((item) => (item.kind === 'message' ? [item.body] : []));
