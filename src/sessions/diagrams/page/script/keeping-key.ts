/** Keeps the API key of the tab. */
export const KEEPING_KEY = String.raw`
const KEY = 'reev-api-key';
let key = null;
try { key = sessionStorage.getItem(KEY); } catch { /* Storage may be refused. */ }

function headers(more) {
  return key ? { 'x-api-key': key, ...more } : { ...more };
}

function useKey(given) {
  key = given;
  try { sessionStorage.setItem(KEY, key); } catch { /* As above. */ }
  go(at);
}

function forgetKey() {
  const had = key !== null;
  key = null;
  try { sessionStorage.removeItem(KEY); } catch { /* As above. */ }
  stopFollowing();
  if (had) tell('The service does not take this key.');
  if (!main().hasAttribute('data-key-wanted')) location.reload();
}
`;
