import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';

const CANDIDATES = [
  process.env['CHROME_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The widths at which every page is looked at: the narrowest that must do, a phone, a wide screen. */
export const WIDTHS = { narrow: 320, phone: 360, wide: 1280 } as const;

/** Where a Chromium is on this machine, or undefined. */
export function findChromium(): string | undefined {
  return CANDIDATES.find((path) => path !== undefined && path !== '' && existsSync(path));
}

/**
 * Starts a browser.
 * @throws Error when there is none, saying how to name one
 */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('There is no Chromium here. Name one in CHROME_PATH.');
  return chromium.launch({ executablePath, args: FLAGS });
}

/** One finding of axe: its rule, how bad, and where. */
export interface AxeFinding {
  readonly rule: string;
  readonly impact: string;
  readonly where: readonly string[];
}

const TAGS = ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const checksSource = readFileSync(join(__dirname, 'in-page.js'), 'utf8');

/** Calls one of the checks of in-page.js in the page. */
export async function inPage<T>(page: Page, call: string): Promise<T> {
  await page.evaluate(checksSource);
  return page.evaluate<T>(`pageChecks.${call}`);
}

/** Violations by axe-core of levels A, AA, AAA and of best practice. Needs a page with scripts on. */
export async function axe(page: Page): Promise<AxeFinding[]> {
  if (!(await page.evaluate<boolean>("'axe' in globalThis"))) await page.evaluate(axeSource);
  return inPage(page, `axe(${JSON.stringify(TAGS)})`);
}

/** What makes the page wider than its window (WCAG 1.4.10). Empty is well. */
export async function noSidewaysScroll(page: Page): Promise<string[]> {
  return inPage(page, 'sidewaysScroll()');
}

/** The same with the text spacing of WCAG 1.4.12, with texts half as large again, and half as long again. Empty is well. */
export async function textSpacing(page: Page): Promise<string[]> {
  return inPage(page, 'textSpacing()');
}

/** Controls lower than 44 px; links in running text are exempt. Empty is well. */
export async function targets44(page: Page): Promise<string[]> {
  return inPage(page, 'smallTargets()');
}

/** Stops of the Tab key without a visible outline, off the screen or under something else. Empty is well. */
export async function focusRings(page: Page): Promise<string[]> {
  await page.keyboard.press('Tab');
  return inPage(page, 'hiddenFocus()');
}

/** The parts of a page from top to bottom, where its navigation leads, and its headings of the first level. */
export async function frameOf(page: Page): Promise<{ parts: string[]; nav: string[]; headings: number }> {
  return inPage(page, 'frame()');
}

/** Bytes over the wire until the page is loaded, by address; the debugger counts headers and packed bodies. */
export async function transferSize(
  page: Page,
  address: string,
): Promise<{ total: number; files: Map<string, number> }> {
  const client = await page.context().newCDPSession(page);
  const addresses = new Map<string, string>();
  const files = new Map<string, number>();
  client.on('Network.responseReceived', ({ requestId, response }) => addresses.set(requestId, response.url));
  client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    files.set(addresses.get(requestId) ?? requestId, encodedDataLength);
  });
  await client.send('Network.enable');
  await page.goto(address, { waitUntil: 'networkidle' });
  await client.detach();
  return { total: [...files.values()].reduce((sum, size) => sum + size, 0), files };
}

/**
 * Whether the focus comes to the element that the selector finds. `autofocus` acts when the browser next draws
 * (HTML, "flush autofocus candidates"), which may be after the load event: so this waits, five seconds at most.
 */
export function comesIntoFocus(page: Page, selector: string): Promise<boolean> {
  const focused = page.locator(`${selector}:focus`).waitFor({ timeout: 5000 });
  return focused.then(
    () => true,
    () => false,
  );
}
