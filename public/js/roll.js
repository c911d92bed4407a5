// Eases the roll, which works the same without it: says what is not saved yet, and keeps marks on the phone while there is no network.
// They wait with their true times, by account and meeting, and go out by themselves; no name is among them.
const prefix = `roll ${document.currentScript.dataset.by} `;
// Where a browser keeps nothing this throws, and the form is sent as any other.
const keys = () => Object.keys(localStorage).filter((key) => key.startsWith(prefix));
keys();
const form = document.querySelector('form[data-now]');
const path = form?.getAttribute('action');
// Phones' clocks are often wrong: the server's counts.
const ahead = form && Date.parse(form.dataset.now) - Date.now();
const times = {};
const ask = (event) => event.preventDefault();
let since;

const keep = () => {
  const at = Object.entries(times).map(([name, time]) => [name.replace('mark', 'at'), time]);
  localStorage.setItem(prefix + path, new URLSearchParams([...new FormData(form), ...at]));
  removeEventListener('beforeunload', ask);
};
const wait = () => {
  const note = document.getElementById('offline');
  since ??= new Date().toTimeString().slice(0, 5);
  note.querySelector('time').textContent = since;
  note.querySelector('output').textContent = Object.keys(times).length;
  note.hidden = false;
  form.querySelector('.s-unsaved').hidden = true;
  for (const name in times) {
    const mark = form.elements[name][0].closest('.s-mark');
    mark.querySelector('small').textContent = form.dataset.here;
  }
  keep();
};

// What comes back and is no roll, such as a sign-in or a problem, is shown as after any form.
const show = (to, body) => {
  const real = Object.assign(document.createElement('form'), { method: 'post', action: to, hidden: true });
  for (const [name, value] of new URLSearchParams(body)) {
    real.append(Object.assign(document.createElement('input'), { name, value }));
  }
  document.body.append(real);
  real.submit();
};
const send = async (key) => {
  const to = key.slice(prefix.length);
  const body = localStorage.getItem(key);
  const request = fetch(to, { method: 'POST', body: new URLSearchParams(body), redirect: 'manual' });
  const answer = await request.catch(() => ({ status: 503 }));
  if (answer.status >= 429) return to === path && wait();
  const done = answer.type === 'opaqueredirect';
  if (!done && form && to !== path) return;
  // Marked again meanwhile: that goes out too.
  if (localStorage.getItem(key) !== body) return send(key);
  localStorage.removeItem(key);
  if (!done) show(to, body);
  else if (to === path) location.assign(path);
};
const sendAll = () => keys().forEach(send);

form?.addEventListener('change', ({ target: { name, type } }) => {
  if (type === 'radio') times[name] = new Date(Date.now() + ahead).toISOString();
  if (since || !navigator.onLine) return wait();
  form.querySelector('.s-unsaved').hidden = false;
  addEventListener('beforeunload', ask);
});
form?.querySelector('[name=all]')?.addEventListener('click', (event) => {
  event.preventDefault();
  for (const mark of form.querySelectorAll('.s-mark')) {
    if (!mark.querySelector(':checked')) mark.querySelector('[value=present]').click();
  }
});
form?.addEventListener('submit', (event) => {
  event.preventDefault();
  keep();
  send(prefix + path);
});
addEventListener('online', sendAll);
setInterval(sendAll, 15_000);
sendAll();
