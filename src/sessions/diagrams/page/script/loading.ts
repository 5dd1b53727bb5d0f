/** Puts what the service drew in place of what is shown. Needs `key`, `stopFollowing` and `follow`. */
export const LOADING = String.raw`
const news = document.getElementById('news');
const main = () => document.getElementById('flow');
const isLive = () => main().hasAttribute('data-live');
let etag = '';
let at = new URLSearchParams(location.search).get('at') || '';
let asked = 0;
let loading;
let refresh;

function tell(text) {
  news.textContent = text;
  news.hidden = text === '';
}

function show(text) {
  const next = new DOMParser().parseFromString(text, 'text/html');
  const fresh = next.getElementById('flow');
  if (!fresh) return;
  const focused = document.activeElement;
  const hadSlider = focused && focused.name === 'at';
  const opened = [...main().querySelectorAll('details')].map(({ open }) => open);
  const typed = fieldsOf(main());
  main().replaceWith(fresh);
  document.title = next.title;
  fresh.querySelectorAll('details').forEach((details, index) => { details.open = opened[index] === true; });
  for (const [name, field] of fieldsOf(fresh)) if (typed.has(name)) field.value = typed.get(name).value;
  if (hadSlider) fresh.querySelector('input[name=at]').focus({ preventScroll: true });
}

// What somebody is typing stays while the question is the same.
function fieldsOf(flow) {
  const forms = [...flow.querySelectorAll('form.answer')];
  return new Map(forms.flatMap((form) => [...form.querySelectorAll('input,select,textarea:not([readonly])')].map(
    (field) => [[form.dataset.question, form.dataset.choice, field.name].join(' '), field])));
}

async function load(wanted, more) {
  const mine = ++asked;
  if (loading) loading.abort();
  loading = new AbortController();
  const isSame = wanted === at && etag !== '';
  const url = location.pathname + '?format=html' + (wanted && '&at=' + wanted);
  const known = { ...(isSame && { 'if-none-match': etag }), ...more };
  const answer = await fetch(url, { headers: headers(known), cache: 'no-store', signal: loading.signal });
  if (mine !== asked) return answer;
  if (answer.status === 401) { forgetKey(); return answer; }
  if (answer.status !== 200 && answer.status !== 304) throw new Error('The service answered ' + answer.status + '.');
  if (!more) tell('');
  if (answer.status === 304) return answer;
  const text = await answer.text();
  if (mine !== asked) return answer;
  at = wanted;
  etag = answer.headers.get('etag') || '';
  show(text);
  history.replaceState(null, '', url);
  return answer;
}

function refreshSoon() {
  clearTimeout(refresh);
  refresh = setTimeout(() => go(''), 60);
}

function go(wanted) {
  if (wanted !== '') stopFollowing();
  return load(wanted).then(() => { if (wanted === '') follow(); }, (error) => {
    if (error.name === 'AbortError') return;
    tell(error.message);
    if (wanted === '') { follow(); quietSince = 0; }
  });
}
`;
