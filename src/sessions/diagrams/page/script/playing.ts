/** Moves through the past, by the slider, the arrows and by itself. Needs what loads. */
export const PLAYING = String.raw`
let playing;

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

document.addEventListener('input', (event) => {
  if (event.target.name !== 'at') return;
  const wanted = event.target.value;
  event.target.form.querySelector('output').textContent = wanted;
  clearTimeout(refresh);
  refresh = setTimeout(() => go(wanted), 80);
});
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || !event.target.matches('[data-copy]')) return;
  event.preventDefault();
  copy(event.target.dataset.copy);
});
document.addEventListener('click', (event) => {
  const target = event.target.closest('[data-at],[data-play],[data-copy]');
  if (!target || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if ('play' in target.dataset) play();
  else if ('copy' in target.dataset) copy(target.dataset.copy);
  else go(target.dataset.at);
});
`;
