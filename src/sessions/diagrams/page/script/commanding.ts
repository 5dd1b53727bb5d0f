/** What a person does about a flow: answers it, goes on with it, copies what it names. Needs what loads and follows. */
export const COMMANDING = String.raw`
async function send(path, body, more) {
  // A held answer must not keep the command waiting.
  if (loading) loading.abort();
  const { execution } = main().dataset;
  const json = { 'content-type': 'application/json', ...more };
  const url = '/api/v1/executions/' + encodeURIComponent(execution) + path;
  const reply = await fetch(url, { method: 'POST', headers: headers(json), body: JSON.stringify(body) });
  const answer = await reply.json().catch(() => ({}));
  if (reply.status === 401) forgetKey();
  if (!reply.ok) throw new Error(problemText(answer) || 'The service answered ' + reply.status + '.');
  return answer;
}

function problemText({ title, detail, suggestion, errors }) {
  const fields = (errors || []).map(({ message }) => message).filter((message) => message && message !== detail);
  return [detail || title, ...fields, suggestion].filter(Boolean).join(' ');
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
  if (amount && body.amount === undefined)
    throw new Error('This is not an amount of the token. Write it in figures, with at most ' + amount.dataset.decimals + ' digits after the point.');
  await send('/answers', body, { 'if-match': '"' + execution + '-' + revision + '"' });
  await go('');
}

async function resume() {
  const { execution_id } = await send('/resume', {});
  location.assign('/api/v1/flows/' + encodeURIComponent(execution_id) + '?format=html');
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Only secure pages have a clipboard; the old way works everywhere.
    const field = document.body.appendChild(document.createElement('textarea'));
    field.value = text;
    field.select();
    document.execCommand('copy');
    field.remove();
  }
  tell('Copied ' + text);
  setTimeout(() => { if (news.textContent === 'Copied ' + text) tell(''); }, 3000);
}

async function carryOut(form, work) {
  const buttons = [...document.querySelectorAll('form.answer button, form.resume button')];
  for (const button of buttons) button.disabled = true;
  try { await work(form); }
  catch (error) { if (error.name !== 'AbortError') tell(error.message); }
  finally { for (const button of buttons) button.disabled = false; }
}

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.matches('.answer')) { event.preventDefault(); carryOut(form, answerQuestion); }
  else if (form.matches('.resume')) { event.preventDefault(); carryOut(form, resume); }
  else if (form.id === 'key') { event.preventDefault(); useKey(form.elements.key.value); }
});
`;
