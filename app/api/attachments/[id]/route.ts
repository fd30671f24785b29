import { answerDownload } from '@/lib/web/download';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ id: string }> };

export const GET = async (request: Request, { params }: Context): Promise<Response> =>
  answerDownload(request, (await params).id);
