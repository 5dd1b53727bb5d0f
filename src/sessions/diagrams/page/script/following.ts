import { MOST_WATCHED } from '../../../most-watched';

/**
 * Follows a running flow. All tabs of a browser share one stream of the service: the tab that was looked at last reads
 * it (Web Locks) and tells the others (BroadcastChannel), because a browser has six connections for a host, and commands
 * need one of them. A tab that hears nothing about its flow asks by itself, and is held only while it has the focus.
 */
export const FOLLOWING = String.raw`
const LOCK = 'reev-stream';
const MOST = ${MOST_WATCHED};
// Milliseconds without news of the stream after which a tab asks by itself: at first, and once it was heard.
const GRACE = 3000;
const QUIET = 35000;
const tab = Math.random().toString(36).slice(2);
const channel = navigator.locks && window.BroadcastChannel ? new BroadcastChannel(LOCK) : undefined;
const watched = new Map();
let following = '';
let quietSince = 0;
let poll;
let queued;
let release;
let stream;
let reopen;
let isHeld = false;

function follow() {
  if (at !== '' || !isLive()) return stopFollowing();
  const { execution, revision } = main().dataset;
  const isNew = following !== execution;
  following = execution;
  if (channel) say({ kind: 'watch', tab, execution, revision: Number(revision) });
  if (!isNew) return;
  quietSince = channel ? Date.now() + GRACE - QUIET : 0;
  if (channel) lead(!document.hidden);
  pollSoon(channel ? 1 : 0);
}

function stopFollowing() {
  clearTimeout(poll);
  clearTimeout(refresh);
  if (following === '') return;
  following = '';
  if (!channel) return;
  say({ kind: 'leave', tab });
  resign();
}

function say(message) {
  channel.postMessage(message);
  hear(message);
}

function hear(message) {
  if (message.kind === 'watch') {
    const known = watched.get(message.tab);
    watched.delete(message.tab);
    watched.set(message.tab, message);
    if (!known || known.execution !== message.execution) openSoon();
  } else if (message.kind === 'leave') {
    watched.delete(message.tab);
  } else if (message.kind === 'who') {
    if (following !== '') follow();
  } else if (message.kind === 'alive') {
    if (message.executions.includes(following)) quietSince = Date.now();
  } else if (message.kind === 'gone') {
    if (message.execution === following) quietSince = 0;
  } else if (message.kind === 'changed' && message.execution === following) {
    quietSince = Date.now();
    if (message.revision > Number(main().dataset.revision)) refreshSoon();
  }
}

// The tab that a person looks at takes the stream over: a browser may put the others to sleep.
function lead(isSeen) {
  if (release) return;
  if (queued) queued.abort();
  const mine = queued = new AbortController();
  const options = isSeen ? { steal: true } : { signal: mine.signal };
  navigator.locks.request(LOCK, options, () => {
    if (following === '' || mine.signal.aborted) return;
    const held = new Promise((done) => { release = done; });
    say({ kind: 'who' });
    openSoon();
    return held;
  }).catch(() => {
    if (mine !== queued) return;
    closeStream();
    release = undefined;
    if (following !== '') lead(false);
  });
}

function resign() {
  if (queued) queued.abort();
  queued = undefined;
  closeStream();
  if (release) release();
  release = undefined;
}

function closeStream() {
  clearTimeout(reopen);
  if (stream) stream.abort();
  stream = undefined;
}

function openSoon(milliseconds = 50) {
  if (!release) return;
  clearTimeout(reopen);
  reopen = setTimeout(() => { openStream().catch(() => undefined); }, milliseconds);
}

async function openStream() {
  const revisions = new Map();
  for (const { execution, revision } of [...watched.values()].slice(-MOST))
    revisions.set(execution, Math.min(revision, revisions.has(execution) ? revisions.get(execution) : revision));
  closeStream();
  if (revisions.size === 0) return;
  const mine = stream = new AbortController();
  const list = [...revisions].map((pair) => pair.join(':')).join(',');
  try {
    const url = '/api/v1/changes?executions=' + encodeURIComponent(list);
    const more = { headers: headers({ accept: 'text/event-stream' }), cache: 'no-store', signal: mine.signal };
    const answer = await fetch(url, more);
    if (answer.ok) await readStream(answer.body.getReader(), [...revisions.keys()]);
  } catch { /* It is opened again. */ }
  if (mine === stream) openSoon(2000);
}

async function readStream(reader, executions) {
  const decoder = new TextDecoder();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    say({ kind: 'alive', executions });
    text += decoder.decode(value, { stream: true });
    const blocks = text.split('\n\n');
    text = blocks.pop();
    blocks.forEach(readEvent);
  }
}

function readEvent(block) {
  const data = /^data: (.*)$/m.exec(block);
  if (!data) return;
  const { execution_id: execution, revision, is_finished } = JSON.parse(data[1]);
  const isGone = /^event: gone$/m.test(block);
  for (const [name, one] of watched) {
    if (one.execution !== execution) continue;
    if (isGone || is_finished) watched.delete(name);
    else one.revision = Math.max(one.revision, revision);
  }
  say(isGone ? { kind: 'gone', execution } : { kind: 'changed', execution, revision });
}

// The service holds the answer until there is news; one that does not is asked again when it says.
function pollSoon(seconds) {
  clearTimeout(poll);
  poll = setTimeout(async () => {
    let next = 1;
    try {
      const isQuiet = Date.now() - quietSince >= QUIET;
      if (isQuiet && !document.hidden) {
        // Held without an entity tag, it would wait for the change after the one that is news.
        isHeld = document.hasFocus() && etag !== '';
        const answer = await load('', isHeld ? { prefer: 'wait=20' } : {});
        isHeld = false;
        const advised = document.hasFocus() ? 0.2 : Math.min(Number(answer.headers.get('x-poll-interval')) || 2, 5);
        next = answer.headers.has('preference-applied') ? 0.2 : advised;
        if (answer.ok || answer.status === 304) tell('');
        if (at === '' && !isLive()) stopFollowing();
      }
    } catch (error) {
      isHeld = false;
      if (error.name !== 'AbortError') {
        tell('The service cannot be reached; trying again.');
        next = 5;
      }
    }
    if (following !== '') pollSoon(next);
  }, seconds * 1000);
}

if (channel) channel.onmessage = ({ data }) => hear(data);
// A tab that nobody looks at keeps no connection from the others.
function letGo() {
  if (isHeld) loading.abort();
}
window.addEventListener('blur', letGo);
window.addEventListener('focus', () => { if (following !== '') pollSoon(0); });
document.addEventListener('visibilitychange', () => {
  if (document.hidden) letGo();
  if (document.hidden || following === '') return;
  if (channel) lead(true);
  refreshSoon();
});
window.addEventListener('pagehide', stopFollowing);
window.addEventListener('pageshow', ({ persisted }) => { if (persisted) follow(); });
`;
