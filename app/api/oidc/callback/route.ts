import { finishProviderSignIn } from '@/lib/web/oidc';

export const dynamic = 'force-dynamic';

export const GET = (request: Request): Promise<Response> => finishProviderSignIn(request);
