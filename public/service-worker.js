// Network first, 3 s; kept 3 days, newest 30 of a kind; never no-store.
const lang = (url) => (/^\/(..(-....)?)(\/|$)/.exec(new URL(url).pathname) || [])[1];
const save = async (name, key, answer) => {
  if (!answer.ok || /no-store/.test(answer.headers.get('cache-control'))) return;
  const copy = answer.clone();
  const cache = await caches.open(name);
  await cache.delete(key);
  await cache.put(key, copy).catch(() => {});
  for (const old of (await cache.keys()).slice(0, -30)) await cache.delete(old);
};
const young = async (key) => {
  const kept = await caches.match(key);
  return kept && Date.now() - new Date(kept.headers.get('date')) < 2592e5 && kept;
};
const load = async (name, key) => {
  const answer = await fetch(key);
  await save(name, key, answer);
  return answer;
};
const asset = async (key) => (await caches.match(key)) || load('assets' + key.destination, key);
const offline = async (url) => {
  const key = `/${lang(url)}/offline`;
  if (!lang(url) || (await young(key))) return;
  const text = await (await load('offline', key)).text();
  await Promise.all(text.match(/\/assets\/[^"]+/g).map(asset));
};
const page = async (key, live) => {
  const kept = await young(key);
  const slow = new Promise((done) => kept && setTimeout(done, 3000, kept));
  return Promise.race([live, slow]).catch(() => kept || caches.match(`/${lang(key.url)}/offline`));
};
onactivate = (event) => {
  const pages = clients.claim().then(() => clients.matchAll());
  event.waitUntil(pages.then((all) => Promise.all(all.map(({ url }) => offline(url)))));
};
onfetch = (event) => {
  const key = event.request;
  if (key.method !== 'GET' || !key.url.startsWith(origin)) return;
  if (/^.(assets|media)\//.test(key.url.slice(origin.length))) event.respondWith(asset(key));
  else if (key.mode === 'navigate' && lang(key.url)) {
    const live = load('pages', key);
    event.waitUntil(live.then(() => offline(key.url)).catch(() => {}));
    event.respondWith(page(key, live));
  }
};
