import { filingPath, fillRequest, numberOf } from './filing';
import { expect, origin, test } from './fixtures';

const FOREIGN = 'https://evil.example';

test('Nonce CSP and the other headers on every answer', async ({ signIn, page: stranger }) => {
  const { page } = await signIn('hana');
  await page.goto(filingPath('tailspin', 'exchange'));
  await fillRequest(page, { title: 'For its headers' });
  await page.getByRole('button', { name: 'Submit to 21Vianet' }).click();
  const record = `/support-requests/${await numberOf(page)}`;
  const script = await page.evaluate(
    () => document.scripts[0]?.getAttribute('src') ?? [...document.scripts].map((one) => one.src).find(Boolean) ?? '',
  );
  const none = { maxRedirects: 0 };
  const upload = page.request.post('/api/uploads', {
    ...none,
    headers: { origin: origin() },
    multipart: {
      draftKey: crypto.randomUUID(),
      files: { name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('a') },
    },
  });
  const answers = {
    page: await page.request.get(record),
    again: await page.request.get(record),
    'sign-in': await stranger.request.get('/sign-in'),
    404: await page.request.get('/support-requests/600000000000002'),
    'unknown address': await page.request.get('/nothing/here'),
    redirect: await stranger.request.get(record, none),
    'signed-in redirect': await page.request.get('/', none),
    upload: await upload,
    'refused upload': await page.request.post('/api/uploads', { headers: { origin: FOREIGN }, multipart: {} }),
    'absent file': await page.request.get('/api/attachments/00000000-0000-4000-8000-000000000000'),
    "the framework's own redirect": await page.request.get('/support-requests/', none),
    'two slashes': await page.request.get(`${origin()}//support-requests`, none),
    'forged origin': await page.request.post('/support-requests', { headers: { origin: FOREIGN }, form: { a: '1' } }),
    'forged action': await page.request.post('/support-requests', {
      headers: { origin: FOREIGN, 'next-action': '0' },
      data: '[]',
    }),
    livez: await page.request.get('/livez'),
    readyz: await page.request.get('/readyz'),
    static: await page.request.get(script),
    icon: await page.request.get('/icon.svg'),
  };
  const faults = Object.entries(answers).flatMap(([name, answer]) => {
    const headers = answer.headers();
    const wanted: Record<string, RegExp> = {
      'content-security-policy': /default-src '(none|self)'/,
      'x-content-type-options': /^nosniff$/,
      'x-frame-options': /^DENY$/,
      'referrer-policy': /^same-origin$/,
      'cross-origin-opener-policy': /^same-origin$/,
      'cross-origin-resource-policy': /^same-origin$/,
      'permissions-policy': /camera=\(\)/,
    };
    return Object.entries(wanted).flatMap(([header, fits]) =>
      fits.test(headers[header] ?? '') ? [] : [`${name} (${answer.status()}): ${header} is ${headers[header]}`],
    );
  });
  expect(faults).toEqual([]);
  const nonces = [answers.page, answers.again].map(
    (answer) => /'nonce-([^']+)'/.exec(answer.headers()['content-security-policy'] ?? '')?.[1],
  );
  expect(nonces[0]).toBeTruthy();
  expect(nonces[0]).not.toBe(nonces[1]);
  expect(await answers.page.text()).toContain(`nonce="${nonces[0]}"`);
});
