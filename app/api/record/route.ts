import { answerExport } from '@/lib/web/export-record';

export const dynamic = 'force-dynamic';

export const GET = (request: Request): Promise<Response> => answerExport(request);
