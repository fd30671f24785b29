import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { Transaction } from '@/lib/platform/db';
import { publicOrigin } from '@/lib/platform/env';
import { hashOf } from '@/lib/shared/ids';

type Purpose = 'register' | 'sign_in' | 'second_step';
type Known = { credentialId: string; transports: string };

/** Both from LIAISON_URL: what a request says of its host counts for nothing. */
const origin = publicOrigin;
const relyingParty = (): string => new URL(publicOrigin()).hostname;

const listed = (known: readonly Known[]) =>
  known.map(({ credentialId, transports }) => ({
    id: credentialId,
    transports: transports.split(',').filter(Boolean),
  }));

async function draw(tx: Transaction, challenge: string, purpose: Purpose): Promise<void> {
  await tx.$queryRaw`SELECT draw_challenge(${hashOf(challenge)}, ${purpose})::text`;
}

/** True once: the challenge is gone after it, whatever comes of the answer. */
const use =
  (tx: Transaction, purpose: Purpose) =>
  async (challenge: string): Promise<boolean> => {
    const [row] = await tx.$queryRaw<
      { used: boolean }[]
    >`SELECT use_challenge(${hashOf(challenge)}, ${purpose}) AS used`;
    return row?.used ?? false;
  };

/** What the browser needs to make a passkey that verifies its user and can be found without a name. */
export async function askToMake(
  tx: Transaction,
  person: { personId: string; email: string; name: string },
  known: readonly Known[],
) {
  const options = await generateRegistrationOptions({
    rpName: 'Liaison',
    rpID: relyingParty(),
    userName: person.email,
    userDisplayName: person.name,
    userID: new TextEncoder().encode(person.personId),
    attestationType: 'none',
    excludeCredentials: listed(known),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  await draw(tx, options.challenge, 'register');
  return options;
}

/** What the browser needs to show one of the known passkeys, or any of this site when none is named. */
export async function askToShow(tx: Transaction, purpose: 'sign_in' | 'second_step', known: readonly Known[] = []) {
  const options = await generateAuthenticationOptions({
    rpID: relyingParty(),
    userVerification: 'required',
    allowCredentials: listed(known),
  });
  await draw(tx, options.challenge, purpose);
  return options;
}

/** The new passkey, when the answer is to our challenge, from our origin and with its user verified; null otherwise. */
export async function readMade(tx: Transaction, answer: object) {
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: answer as RegistrationResponseJSON,
      expectedChallenge: use(tx, 'register'),
      expectedOrigin: origin(),
      expectedRPID: relyingParty(),
      requireUserVerification: true,
    });
    if (!verified) return null;
    const { credential, credentialBackedUp } = registrationInfo;
    return {
      credentialId: credential.id,
      publicKey: Buffer.from(credential.publicKey).toString('base64url'),
      counter: credential.counter,
      isSynced: credentialBackedUp,
    };
  } catch {
    return null;
  }
}

type Stored = { credentialId: string; publicKey: string; counter: bigint };

/** The authenticator's new counter, when this passkey signed our challenge at our origin with its user verified; null otherwise. */
export async function readShown(
  tx: Transaction,
  purpose: 'sign_in' | 'second_step',
  answer: object,
  { credentialId, publicKey, counter }: Stored,
): Promise<number | null> {
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: answer as AuthenticationResponseJSON,
      expectedChallenge: use(tx, purpose),
      expectedOrigin: origin(),
      expectedRPID: relyingParty(),
      requireUserVerification: true,
      credential: {
        id: credentialId,
        publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')),
        counter: Number(counter),
      },
    });
    return verified ? authenticationInfo.newCounter : null;
  } catch {
    return null;
  }
}
