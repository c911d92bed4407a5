// Keeps a lesson on this phone when asked to, and what is done of lessons until there is internet. They are read the same without it.
// Why pages of one person are kept here and nowhere else: docs/decisions/0008-lessons-on-the-phone.md
const box = document.querySelector('[data-lessons]');
const { lessons, path, parts, version } = box.dataset;

// What is done waits with its time until it was sent. Where a browser keeps nothing this throws, and the form is sent as any other.
const name = `done ${lessons}`;
const waiting = () => JSON.parse(localStorage.getItem(name) || '{}');
const wait = (marks) => {
  if (Object.keys(marks).length > 0) localStorage.setItem(name, JSON.stringify(marks));
  else localStorage.removeItem(name);
};
const send = async () => {
  const items = Object.entries(waiting()).map(([block, at]) => ({ block, at: new Date(at) }));
  if (items.length > 0) {
    const body = JSON.stringify({ items, sentAt: new Date() });
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${lessons}/progress`, { method: 'POST', headers, body }).catch(() => ({ status: 503 }));
    const marks = waiting();
    if (answer.status < 429) for (const { block } of items) delete marks[block];
    wait(marks);
  }
  for (const note of box.querySelectorAll('[data-waiting]')) note.hidden = Object.keys(waiting()).length === 0;
};
send();
// A phone says that it is online before anything gets through.
addEventListener('online', send);
setInterval(send, 15_000);

const form = box.querySelector('form[data-next]');
form?.addEventListener('submit', async (event) => {
  event.preventDefault();
  wait({ [form.elements.block.value]: Date.now(), ...waiting() });
  await Promise.race([send(), new Promise((done) => setTimeout(done, 2_000))]);
  location.assign(form.dataset.next);
});

// A cache is named by the lesson's address, its version and its end.
const DAY = 864e5;
const show = (state) => {
  for (const one of box.querySelectorAll('[data-is]')) one.hidden = !one.dataset.is.split(' ').includes(state);
};
const kept = async () => {
  const names = (await caches.keys()).filter((one) => one.startsWith('lesson '));
  const over = names.filter((one) => Number(one.split(' ')[3]) < Date.now());
  for (const one of over) await caches.delete(one);
  return names.filter((one) => one.startsWith(`lesson ${path} `) && !over.includes(one));
};
const remove = async () => Promise.all((await kept()).map((one) => caches.delete(one)));

const keep = async () => {
  const end = Date.now() + 60 * DAY;
  const cache = await caches.open(`lesson ${path} ${version} ${end}`);
  const files = new Set();
  const load = async (address, change = (answer) => answer.blob()) => {
    const answer = await fetch(address);
    if (!answer.ok || answer.redirected) throw answer;
    const headers = new Headers(answer.headers);
    for (const one of ['content-encoding', 'content-length', 'vary']) headers.delete(one);
    // The worker counts three days from this date.
    headers.set('date', new Date(end - 3 * DAY).toUTCString());
    await cache.put(address, new Response(await change(answer), { headers }));
  };
  const wide = Math.min(720, screen.width * devicePixelRatio);
  const page = async (answer) => {
    const copy = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const picture of copy.querySelectorAll('[srcset]')) {
      const widths = picture.srcset.split(', ').map((one) => one.split(' '));
      const [fits] = widths.find(([, width]) => parseInt(width, 10) >= wide) || widths.at(-1);
      picture.removeAttribute('srcset');
      picture.setAttribute('src', fits);
    }
    for (const one of copy.querySelectorAll('[src]')) files.add(one.getAttribute('src'));
    for (const one of copy.querySelectorAll('link[rel=stylesheet]')) files.add(one.getAttribute('href'));
    return `<!doctype html>${copy.documentElement.outerHTML}`;
  };
  const [language] = path.split('/places/');
  const pages = [`${language}${lessons}`, path, ...Array.from({ length: parts }, (_, at) => `${path}/${at + 1}`)];
  for (const one of pages) await load(one, page);
  for (const one of files) await load(one);
};
// The old copy goes only when the new one is whole.
const anew = async () => {
  const before = await kept();
  show('busy');
  try {
    await keep();
    await Promise.all(before.map((one) => caches.delete(one)));
    show('on');
  } catch {
    for (const one of await kept()) if (!before.includes(one)) await caches.delete(one);
    show(before.length > 0 ? 'on' : 'failed');
  }
};
if (path && 'serviceWorker' in navigator && 'caches' in self) {
  box.querySelector('[data-keep]')?.addEventListener('click', anew);
  box.querySelector('[data-remove]')?.addEventListener('click', () => remove().then(() => show('off')));
  kept().then((names) => {
    show(names.length > 0 ? 'on' : 'off');
    if (names.length > 0 && !names.some((one) => one.split(' ')[2] === version)) anew();
  });
}
