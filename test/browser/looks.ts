import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { axe, focusRings, frameOf, noSidewaysScroll, targets44, textSpacing, WIDTHS } from '../support/browser';

/** What a page asked for or complained about that it must not. */
export interface Watch {
  /** What came since the last call. */
  take(): string[];
}

/** Listens for requests to other sites, for errors of scripts, and for what the policy refused. */
export function watch(page: Page, address: string): Watch {
  let seen: string[] = [];
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${address}/`) && !url.startsWith('data:')) seen.push(`asks ${url}`);
  });
  page.on('pageerror', (error) => seen.push(`throws ${error.message}`));
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) seen.push(`refused: ${message.text()}`);
  });
  return {
    take: () => {
      const taken = seen;
      seen = [];
      return taken;
    },
  };
}

/** The frame of every public page, from top to bottom. */
const FRAME = ['a.skip', 'nav.bar', 'header.top', 'main', 'section.help', 'footer.foot'];
const NAV = ['/courses', '/companies', '/card', '/certificates'];

/** The frame of a page, when it isn't the one that every public page has. */
export async function frameFaults(page: Page): Promise<string[]> {
  const { parts, nav, headings } = await frameOf(page);
  const expected = JSON.stringify([FRAME, NAV, 1]);
  const found = JSON.stringify([parts, nav, headings]);
  return found === expected ? [] : [`frame: ${found}`];
}

/** Faults of the page as it stands, on a phone and on a wide screen; the page is looked at again as the window changes. */
export async function faults(page: Page, options: { frame?: boolean } = {}): Promise<string[]> {
  const found: string[] = [];
  const add = (where: string, what: readonly string[]) => found.push(...what.map((one) => `${where}: ${one}`));
  for (const width of [WIDTHS.phone, WIDTHS.wide]) {
    await page.setViewportSize({ width, height: 800 });
    // Tabbing through the page has scrolled it: what lies half under a bar that stays is no small target.
    await page.evaluate('window.scrollTo(0, 0)');
    const findings = await axe(page);
    add(
      `axe ${width}`,
      findings.map(({ rule, where }) => `${rule} ${where.slice(0, 5).join(' | ')}`),
    );
    add(`targets ${width}`, await targets44(page));
    add(`focus ${width}`, await focusRings(page));
  }
  await page.setViewportSize({ width: WIDTHS.narrow, height: 800 });
  add('reflow', await noSidewaysScroll(page));
  add('spacing', await textSpacing(page));
  if (options.frame !== false) add('frame', await frameFaults(page));
  return found;
}

/**
 * Opens a page in some languages and looks for faults. With a folder in SHOTS it takes pictures too, under the page's name.
 * @throws when one of them is not there
 */
export async function wellIn(page: Page, path: string, languages: readonly string[], name: string): Promise<string[]> {
  const found: string[] = [];
  for (const language of languages) {
    const answer = await page.goto(`/${language}${path}`);
    expect(answer?.status()).toBe(200);
    found.push(...(await faults(page, { frame: false })).map((fault) => `${language} ${fault}`));
    const folder = process.env['SHOTS'];
    if (folder === undefined) continue;
    mkdirSync(folder, { recursive: true });
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await page.screenshot({ path: `${folder}/${name}-${language}-${width}.png`, fullPage: true });
    }
  }
  return found;
}
