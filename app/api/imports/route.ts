import { answerImport } from '@/lib/web/import-upload';

export const dynamic = 'force-dynamic';

export const POST = (request: Request): Promise<Response> => answerImport(request);
