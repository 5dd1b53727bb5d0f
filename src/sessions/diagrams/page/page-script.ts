import { FLOW_EVENT_TYPES } from '../../../domain';

/**
 * The script of the page; the same for every flow, so that one hash allows it. It puts what the service drew in place of
 * what is shown: when an event arrives, else when a poll brings news, and as the slider moves.
 */
export const PAGE_SCRIPT = String.raw`(() => {
'use strict';
const KEY = 'reev-api-key';
const EVENTS = ${JSON.stringify(FLOW_EVENT_TYPES)};
const news = document.getElementById('news');
const main = () => document.getElementById('flow');
const isLive = () => main().hasAttribute('data-live');
let key = null;
try { key = sessionStorage.getItem(KEY); } catch { /* Storage may be refused. */ }
let etag = '';
let at = new URLSearchParams(location.search).get('at') || '';
let asked = 0;
let stream;
let poll;
let refresh;
let playing;
let loading;

document.documentElement.classList.add('scripted');

function tell(text) {
  news.textContent = text;
  news.hidden = text === '';
}

function headers(more) {
  return key ? { 'x-api-key': key, ...more } : { ...more };
}

function show(text) {
  const next = new DOMParser().parseFromString(text, 'text/html');
  const fresh = next.getElementById('flow');
  if (!fresh) return;
  const focused = document.activeElement;
  const hadSlider = focused && focused.name === 'at';
  const opened = [...main().querySelectorAll('details')].map(({ open }) => open);
  main().replaceWith(fresh);
  document.title = next.title;
  fresh.querySelectorAll('details').forEach((details, index) => { details.open = opened[index] === true; });
  if (hadSlider) fresh.querySelector('input[name=at]').focus({ preventScroll: true });
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
  tell('');
  if (answer.status === 304) return answer;
  const text = await answer.text();
  if (mine !== asked) return answer;
  at = wanted;
  etag = answer.headers.get('etag') || '';
  show(text);
  history.replaceState(null, '', url);
  return answer;
}

function forgetKey() {
  const had = key !== null;
  key = null;
  try { sessionStorage.removeItem(KEY); } catch { /* As above. */ }
  stop();
  if (had) tell('The service does not take this key.');
  if (!main().hasAttribute('data-key-wanted')) location.reload();
}

function stop() {
  clearTimeout(poll);
  clearTimeout(refresh);
  if (stream) stream.close();
  stream = undefined;
}

function follow() {
  stop();
  if (at !== '' || !isLive()) return;
  if (key || !window.EventSource) { pollSoon(1); return; }
  const { execution, revision } = main().dataset;
  stream = new EventSource('/api/v1/executions/' + encodeURIComponent(execution) + '/events?since=' + revision);
  for (const type of EVENTS) stream.addEventListener(type, refreshSoon);
  stream.onerror = () => { if (stream && stream.readyState === EventSource.CLOSED) { stop(); pollSoon(1); } };
}

function refreshSoon() {
  clearTimeout(refresh);
  refresh = setTimeout(() => go(''), 60);
}

// The service holds the answer until there is news; one that does not is asked again when it says.
function pollSoon(seconds) {
  clearTimeout(poll);
  poll = setTimeout(async () => {
    try {
      const answer = document.hidden ? undefined : await load('', { prefer: 'wait=20' });
      const isHeld = answer && answer.headers.has('preference-applied');
      if (at === '' && isLive()) pollSoon(isHeld ? 0.2 : Number(answer && answer.headers.get('x-poll-interval')) || 2);
    } catch (error) {
      if (error.name === 'AbortError') return;
      tell('The service cannot be reached; trying again.');
      pollSoon(5);
    }
  }, seconds * 1000);
}

function go(wanted) {
  if (wanted !== '') stop();
  return load(wanted).then(() => { if (wanted === '' && !(stream && isLive())) follow(); }, (error) => {
    if (error.name === 'AbortError') return;
    tell(error.message);
    if (wanted === '' && !stream) pollSoon(5);
  });
}

function play() {
  if (playing) { clearInterval(playing); playing = undefined; return; }
  const slider = () => document.querySelector('input[name=at]');
  const isAtEnd = slider().value === slider().max;
  let next = isAtEnd ? 1 : Number(slider().value) + 1;
  playing = setInterval(() => {
    if (next > Number(slider().max)) { clearInterval(playing); playing = undefined; return; }
    go(String(next++));
  }, 500);
}

function rawUnits(text, decimals) {
  const [, whole, part = ''] = /^\s*(\d+)(?:[.,](\d*))?\s*$/.exec(text) || [];
  if (whole === undefined || part.length > decimals) return undefined;
  return BigInt(whole + part.padEnd(decimals, '0')).toString();
}

async function answerQuestion(form) {
  const { execution, revision } = main().dataset;
  const body = { question_id: form.dataset.question, choice: form.dataset.choice };
  const { amount, venue, transaction } = form.elements;
  if (venue) body.venue = venue.value;
  if (transaction) body.transaction = transaction.value.trim();
  if (amount) body.amount = rawUnits(amount.value, Number(amount.dataset.decimals));
  if (amount && body.amount === undefined) { tell('This is not an amount of the token.'); return; }
  const path = '/api/v1/executions/' + encodeURIComponent(execution);
  const more = { 'content-type': 'application/json', 'if-match': '"' + execution + '-' + revision + '"' };
  const reply = await fetch(path + '/answers', { method: 'POST', headers: headers(more), body: JSON.stringify(body) });
  if (!reply.ok) { const problem = await reply.json(); tell(problem.detail || problem.title); return; }
  tell('Answered.');
  await go('');
}

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.matches('.answer')) {
    event.preventDefault();
    answerQuestion(form).catch((error) => tell(error.message));
  } else if (form.id === 'key') {
    event.preventDefault();
    key = form.elements.key.value;
    try { sessionStorage.setItem(KEY, key); } catch { /* As above. */ }
    go(at);
  }
});
document.addEventListener('input', (event) => {
  if (event.target.name !== 'at') return;
  const wanted = event.target.value;
  event.target.form.querySelector('output').textContent = wanted;
  clearTimeout(refresh);
  refresh = setTimeout(() => go(wanted), 80);
});
document.addEventListener('click', (event) => {
  const target = event.target.closest('[data-at],[data-play]');
  if (!target || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if ('play' in target.dataset) play();
  else go(target.dataset.at);
});
if (main().hasAttribute('data-key-wanted')) { if (key) go(at); }
else follow();
})();
`;
