import * as oidc from 'openid-client';
import { env, publicOrigin } from './env';

const TIMEOUT_SECONDS = 5;
const DISCOVERED_MS = 10 * 60 * 1000;

/** What must be remembered between the way out and the way back, and be told to nobody. */
export type Errand = { state: string; nonce: string; verifier: string };

/** What the provider says of who signed in. `address` is null unless it vouches for it. */
export type Identity = {
  issuer: string;
  subject: string;
  address: string | null;
  provedAt: Date | null;
  isMultiFactor: boolean;
};

/** The provider does not answer, or not as one. */
export class ProviderDown extends Error {
  override readonly name = 'ProviderDown';
}

/** What came back does not belong to what was asked, or the provider refused. */
export class AnswerRefused extends Error {
  override readonly name: string = 'AnswerRefused';
}

/** The answer is to what was asked, and is that the person turned back there or was not let through. */
export class Cancelled extends AnswerRefused {
  override readonly name = 'Cancelled';
}

/** The name of the provider for the button; null when none is set up. */
export const providerName = (): string | null => env().LIAISON_OIDC_NAME ?? null;
const callback = (): string => `${publicOrigin()}/api/oidc/callback`;

let known: { config: oidc.Configuration; at: number } | undefined;
let asking: Promise<oidc.Configuration> | undefined;

async function discover(): Promise<oidc.Configuration> {
  const { LIAISON_OIDC_ISSUER: issuer, LIAISON_OIDC_CLIENT_ID: id, LIAISON_OIDC_CLIENT_SECRET: secret } = env();
  if (!issuer || !id || !secret) throw new ProviderDown('no provider is set up');
  const url = new URL(issuer);
  // The settings let http through for a loopback address alone.
  const extra = url.protocol === 'http:' ? [oidc.allowInsecureRequests] : [];
  try {
    const config = await oidc.discovery(url, id, secret, undefined, {
      timeout: TIMEOUT_SECONDS,
      execute: [oidc.enableNonRepudiationChecks, ...extra],
    });
    known = { config, at: Date.now() };
    return config;
  } catch (error) {
    throw new ProviderDown('discovery failed', { cause: error });
  }
}

/** What the provider says of itself now, asked once for all who wait for it. */
function configuration(): Promise<oidc.Configuration> {
  asking ??= discover().finally(() => {
    asking = undefined;
  });
  return asking;
}

const knownConfiguration = async (): Promise<oidc.Configuration> =>
  known && Date.now() - known.at < DISCOVERED_MS ? known.config : configuration();

/** Where to send the browser, with state, nonce and PKCE: nobody is sent to a provider that has stopped answering; `again` asks the provider not to take an earlier sign-in for this one. */
export async function askProvider(again: boolean): Promise<{ url: URL; errand: Errand }> {
  const config = await configuration();
  const errand = {
    state: oidc.randomState(),
    nonce: oidc.randomNonce(),
    verifier: oidc.randomPKCECodeVerifier(),
  };
  const url = oidc.buildAuthorizationUrl(config, {
    redirect_uri: callback(),
    scope: 'openid email profile',
    state: errand.state,
    nonce: errand.nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(errand.verifier),
    code_challenge_method: 'S256',
    ...(again ? { prompt: 'login', max_age: '0' } : {}),
  });
  return { url, errand };
}

/** email_verified is the standard's word for it; xms_edov is Entra ID's, which never sends the other. */
const isVouchedFor = (claims: Record<string, unknown>): boolean =>
  claims.email_verified === true || [true, 1, '1', 'true'].includes(claims.xms_edov as boolean);

async function exchange(config: oidc.Configuration, query: string, { state, nonce, verifier }: Errand) {
  try {
    const tokens = await oidc.authorizationCodeGrant(config, new URL(`${callback()}${query}`), {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (!claims) throw new AnswerRefused('no ID token');
    const told =
      claims.email === undefined && config.serverMetadata().userinfo_endpoint
        ? await oidc.fetchUserInfo(config, tokens.access_token, claims.sub)
        : {};
    return { ...told, ...claims };
  } catch (error) {
    if (error instanceof AnswerRefused) throw error;
    if (error instanceof oidc.AuthorizationResponseError && error.error === 'access_denied')
      throw new Cancelled('cancelled at the provider', { cause: error });
    const isLost = error instanceof TypeError || (error as { code?: string }).code === 'OAUTH_TIMEOUT';
    throw isLost
      ? new ProviderDown('the exchange failed', { cause: error })
      : new AnswerRefused('the provider or its answer', { cause: error });
  }
}

/** Takes the code that the browser brought back, once, and reads who it is of. Throws ProviderDown or AnswerRefused. */
export async function readAnswer(query: string, errand: Errand): Promise<Identity> {
  const config = await knownConfiguration();
  const claims: Record<string, unknown> & { sub: string } = await exchange(config, query, errand);
  const { email, auth_time: provedAt, amr } = claims;
  return {
    issuer: config.serverMetadata().issuer,
    subject: claims.sub,
    address: typeof email === 'string' && isVouchedFor(claims) ? email : null,
    provedAt: typeof provedAt === 'number' ? new Date(provedAt * 1000) : null,
    isMultiFactor: Array.isArray(amr) && amr.includes('mfa'),
  };
}

/** Forgets what was discovered, for tests that bring up another provider. */
export const forgetProvider = (): void => {
  known = undefined;
};
