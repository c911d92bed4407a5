import { openSchool, FREE, type School } from './school';
let school: School;
beforeAll(async () => { school = await openSchool(); });
afterAll(() => school.close());
test('looks', async () => {
  const page = await school.page();
  const code = await school.code(FREE, 'A');
  const code2 = await school.code(FREE, 'B');
  for (const language of ['ar', 'sq']) {
    await page.setViewportSize({ width: 360, height: 800 });
    for (const [name, path] of [['home', '/'], ['course', `/courses/${FREE}`], ['join', `/classes/${code}/join`], ['wait', `/classes/${code2}/join`], ['check', '/certificates']] as const) {
      await page.goto(`/${language}${path}`);
      await page.screenshot({ path: `/tmp/shots/${name}-${language}.png`, fullPage: true });
    }
  }
  await page.setViewportSize({ width: 320, height: 800 });
  await page.goto(`/sq/courses/${FREE}`);
  await page.addStyleTag({ content: '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }' }).catch(() => undefined);
  const wide = await page.evaluate(() => {
    const style = new CSSStyleSheet();
    style.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important }');
    document.adoptedStyleSheets = [style];
    return [document.documentElement.scrollWidth, ...[...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > 320.2 || e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0).map((e) => `${e.tagName}.${e.className} ${e.getBoundingClientRect().right} ${(e.textContent ?? '').trim().slice(0, 60)}`)];
  });
  console.log(JSON.stringify(wide, null, 1));
}, 120000);
