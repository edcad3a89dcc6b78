// Mock only. The app does this in its own code.
const q = new URLSearchParams(location.search);
for (const k of ['theme', 'size', 'face']) if (q.get(k)) document.documentElement.dataset[k] = q.get(k);
addEventListener('click', e => {
  const o = e.target.closest('[data-opens]'); if (o) document.getElementById(o.dataset.opens)?.showModal();
  const c = e.target.closest('[data-closes]'); if (c) c.closest('dialog').close();
  const t = e.target.closest('[data-toggles]'); if (t) document.getElementById(t.dataset.toggles).classList.toggle('reader--open');
});
if (q.get('open')) document.getElementById(q.get('open'))?.showModal();
if (q.get('sheet')) document.querySelector('.reader').classList.add('reader--open');
