import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';

/** One kind of request; `body` is made anew for each. */
export type Subject = {
  name: string;
  origin: string;
  path: string;
  cookie?: string;
  wants: number;
  body?: () => { type: string; body: Buffer };
};
export type Round = { aloneMs: number; perSecond: number };

const ALONE = 15;
const TOGETHER = 48;
const AT_ONCE = 8;
const WARM_UPS = 2;
export const ROUNDS = 9;

const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });

function hit({ name, origin, path, cookie, wants, body }: Subject): Promise<void> {
  const form = body?.();
  const headers = {
    accept: 'text/html',
    ...(cookie ? { cookie } : {}),
    ...(form
      ? { origin, 'sec-fetch-site': 'same-origin', 'content-type': form.type, 'content-length': form.body.length }
      : {}),
  };
  return new Promise((resolve, reject) => {
    const outgoing = request(new URL(path, origin), { method: form ? 'POST' : 'GET', headers, agent }, (incoming) => {
      text(incoming).then((answer) => {
        if (incoming.statusCode === wants) resolve();
        else reject(new Error(`${name} answered ${incoming.statusCode}: ${answer.slice(0, 500)}`));
      }, reject);
    });
    outgoing.on('error', reject).end(form?.body);
  });
}

async function runOne(subject: Subject): Promise<Round> {
  const began = performance.now();
  for (let index = 0; index < ALONE; index += 1) await hit(subject);
  const aloneMs = (performance.now() - began) / ALONE;
  let left = TOGETHER;
  const from = performance.now();
  const lane = async () => {
    while (left > 0) {
      left -= 1;
      await hit(subject);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return { aloneMs, perSecond: TOGETHER / ((performance.now() - from) / 1_000) };
}

/** All subjects in turn, round after round, each round beginning with another, so that a slow minute of the machine strikes all alike. */
export async function runRounds(
  subjects: readonly Subject[],
  tell: (line: string) => void,
): Promise<Map<string, Round[]>> {
  const rounds = new Map<string, Round[]>(subjects.map(({ name }) => [name, []]));
  for (let round = 0; round < WARM_UPS + ROUNDS; round += 1) {
    tell(round < WARM_UPS ? 'warming up' : `round ${round - WARM_UPS + 1} of ${ROUNDS}`);
    for (let index = 0; index < subjects.length; index += 1) {
      const subject = subjects[(index + round) % subjects.length] as Subject;
      const measured = await runOne(subject);
      if (round >= WARM_UPS) rounds.get(subject.name)?.push(measured);
    }
  }
  agent.destroy();
  return rounds;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return ((sorted[(sorted.length - 1) >> 1] ?? Number.NaN) + (sorted[sorted.length >> 1] ?? Number.NaN)) / 2;
}
