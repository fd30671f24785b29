import { gzipSync } from 'node:zlib';
import type { PlainBrowser } from '@/test/plain-browser';

/** At most so much more JavaScript than the empty page of the same build, gzipped. */
export const BUDGET_BYTES = 60_000;

const CHUNK = /_next\/static\/[^"'\\\s]+?\.js/g;

/** Every script that a page names, in tags or in its data, without those for browsers that know no modules: what loads before anybody acts. */
function scriptsOf(html: string): string[] {
  const withoutOld = html.replace(/<script[^>]*\snomodule[^>]*>/gi, '');
  return [...new Set(withoutOld.match(CHUNK) ?? [])];
}

/** Bytes of each page's first-load JavaScript, each file gzipped by itself. */
export async function measureFirstLoad(
  origin: string,
  pages: readonly { name: string; path: string; browser: PlainBrowser }[],
) {
  const sizes = new Map<string, number>();
  const sizeOf = async (script: string): Promise<number> => {
    const known = sizes.get(script);
    if (known !== undefined) return known;
    const answer = await fetch(new URL(script, `${origin}/`));
    if (!answer.ok) throw new Error(`${script} answered ${answer.status}`);
    const size = gzipSync(Buffer.from(await answer.arrayBuffer())).length;
    sizes.set(script, size);
    return size;
  };
  const measured: { name: string; scripts: number; bytes: number; html: number }[] = [];
  for (const { name, path, browser } of pages) {
    const html = await browser.get(path);
    const scripts = scriptsOf(html);
    let bytes = 0;
    for (const script of scripts) bytes += await sizeOf(script);
    measured.push({ name, scripts: scripts.length, bytes, html: gzipSync(html).length });
  }
  return measured;
}
