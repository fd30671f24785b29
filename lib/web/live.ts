import { LiveStream } from './live-stream';
import { isOwnOrigin } from './own-origin';
import { viewerFromRequest } from './session';

const MOST_PER_SESSION = 6;
const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
};

type Streams = Map<string, Set<LiveStream>>;
const kept = globalThis as typeof globalThis & { liaisonStreams?: Streams };

function openStreams(): Streams {
  if (!kept.liaisonStreams) {
    kept.liaisonStreams = new Map();
    // An open stream would keep a stopping server waiting for it.
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, closeLiveStreams);
  }
  return kept.liaisonStreams;
}

/** Ends every stream of this process; browsers come back by themselves. */
export function closeLiveStreams(): void {
  for (const streams of kept.liaisonStreams?.values() ?? []) for (const stream of streams) stream.close();
}

export const liveStreamCount = (): number =>
  [...(kept.liaisonStreams?.values() ?? [])].reduce((sum, streams) => sum + streams.size, 0);

/**
 * Answers with the viewer's stream of news (server-sent events, ids only). Whoever is not signed in gets a `bye` and nothing
 * else: unlike an error status, it tells the browser not to ask again. A session's seventh stream ends its oldest.
 */
export async function answerLive(request: Request): Promise<Response> {
  if (request.headers.has('origin') && !isOwnOrigin(request.headers)) return new Response(null, { status: 403 });
  const viewer = await viewerFromRequest(request);
  if (!viewer) return new Response('event: bye\ndata: {"why":"signed_out"}\n\n', { headers: HEADERS });
  const all = openStreams();
  const own = all.get(viewer.sessionHash) ?? new Set();
  all.set(viewer.sessionHash, own);
  const onGone = () => stream.close();
  const stream = new LiveStream(viewer, (closed) => {
    own.delete(closed);
    if (own.size === 0 && all.get(viewer.sessionHash) === own) all.delete(viewer.sessionHash);
    // Also keeps the request reachable: its signal is silent once it is collected.
    request.signal.removeEventListener('abort', onGone);
  });
  own.add(stream);
  if (own.size > MOST_PER_SESSION) [...own][0]?.close('too_many');
  if (request.signal.aborted) stream.close();
  request.signal.addEventListener('abort', onGone);
  return new Response(stream.body, { headers: HEADERS });
}
