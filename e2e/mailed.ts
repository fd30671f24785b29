import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from './fixtures';

const folder = path.join(process.env.LIAISON_E2E_DATA ?? '', 'mail');

/** The path of the link in the newest mail to an address, which a demo without a mail server lays down as a file. */
export async function mailedLink(to: string): Promise<string> {
  let link = '';
  await expect(() => {
    const mails = readdirSync(folder)
      .sort()
      .reverse()
      .map((name) => readFileSync(path.join(folder, name), 'utf8'));
    const mail = mails.find((text) => text.includes(`<${to}>`) || text.includes(`To: ${to}`)) ?? '';
    link =
      /\/(?:invitation|reset-password)\/[\w-]+/.exec(mail.replaceAll('=\r\n', '').replaceAll('=\n', ''))?.[0] ?? '';
    expect(link).not.toBe('');
  }).toPass();
  return link;
}
