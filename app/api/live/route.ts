import { answerLive } from '@/lib/web/live';

export const dynamic = 'force-dynamic';

export const GET = (request: Request): Promise<Response> => answerLive(request);
