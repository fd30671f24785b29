import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

export type Account = { sub: string; email: string; email_verified?: boolean; xms_edov?: boolean | string };
export const CLIENT = { id: 'liaison', secret: 'the secret of the client at the provider' };

type Where = { port?: number; portal?: string; asks?: true };

/** What a person sees at the provider that `asks`. */
const QUESTION = `<!doctype html><html lang="en"><title>The provider</title><form method="post">
<button name="do" value="continue">Continue</button> <button name="do" value="cancel">Cancel</button></form></html>`;

/**
 * A real OpenID provider on loopback, where whoever `account` names is signed in, with what `amr` says of how and `secondsAgo` of when: without
 * being asked, or by a page with Continue and Cancel.
 */
export async function startProvider({ port = 0, portal = 'http://localhost:3000', asks }: Where = {}) {
  const CALLBACK = `${portal}/api/oidc/callback`;
  const signedIn: { account: Account; amr?: string[]; secondsAgo?: number; isLostSince?: true } = {
    account: { sub: 'nobody', email: 'nobody@nowhere.example' },
  };
  const server: Server = createServer();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const accounts = new Map<string, Account>();
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [CALLBACK],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified', 'xms_edov'], profile: ['amr', 'auth_time'] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    cookies: { keys: ['a key of the provider of the tests'] },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_, id) => {
      const account = accounts.get(id);
      return account ? { accountId: id, claims: async () => ({ ...account, amr: signedIn.amr }) } : undefined;
    },
  });
  const answer = provider.callback();
  server.on('request', async (request, response) => {
    // The browser came through, and then the provider went away.
    if (signedIn.isLostSince && request.url === '/token') return void request.destroy();
    if (!request.url?.startsWith('/interaction/')) return answer(request, response);
    const { prompt, params } = await provider.interactionDetails(request, response);
    if (asks && prompt.name === 'login') {
      if (request.method !== 'POST') return void response.setHeader('content-type', 'text/html').end(QUESTION);
      let pressed = '';
      for await (const part of request.setEncoding('utf8')) pressed += part;
      if (pressed === 'do=cancel')
        return provider.interactionFinished(
          request,
          response,
          { error: 'access_denied' },
          { mergeWithLastSubmission: false },
        );
    }
    accounts.set(signedIn.account.sub, signedIn.account);
    const grant = new provider.Grant({ accountId: signedIn.account.sub, clientId: String(params.client_id) });
    grant.addOIDCScope('openid email profile');
    const consent = { grantId: await grant.save() };
    const ts = Math.floor(Date.now() / 1000) - (signedIn.secondsAgo ?? 0);
    const login = { accountId: signedIn.account.sub, ts, ...(signedIn.amr ? { amr: signedIn.amr } : {}) };
    await provider.interactionFinished(request, response, {
      [prompt.name]: prompt.name === 'login' ? login : consent,
      consent,
    });
  });

  return {
    issuer,
    signedIn,
    /** Goes to the provider as a fresh browser would; returns the query that it sends the browser back with. */
    async visit(start: URL): Promise<string> {
      const cookies = new Map<string, string>();
      let next = start.href;
      for (let step = 0; step < 10; step += 1) {
        const response = await fetch(next, {
          redirect: 'manual',
          headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
        });
        for (const line of response.headers.getSetCookie()) {
          const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
          cookies.set(name, value);
        }
        const to = response.headers.get('location');
        if (!to) throw new Error(`The provider answered ${response.status}: ${(await response.text()).slice(0, 400)}`);
        next = new URL(to, issuer).href;
        if (next.startsWith(CALLBACK)) return new URL(next).search;
      }
      throw new Error('The provider sends the browser round and round.');
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
