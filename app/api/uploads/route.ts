import { answerUpload } from '@/lib/web/upload';

export const dynamic = 'force-dynamic';

export const POST = (request: Request): Promise<Response> => answerUpload(request);
