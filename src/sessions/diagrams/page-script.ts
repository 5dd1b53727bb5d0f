import { FLOW_EVENT_TYPES } from '../../domain';

/**
 * Keeps the page up to date: told by server-sent events, or by polling as the headers say where those do not get through.
 * What is shown is always drawn by the service.
 */
export const PAGE_SCRIPT = `(() => {
  const types = ${JSON.stringify(FLOW_EVENT_TYPES)};
  const live = new URL(location.href);
  live.searchParams.delete('at');
  live.searchParams.set('format', 'html');
  let etag = '';
  let timer = 0;
  let isFollowing = !new URL(location.href).searchParams.has('at');
  const main = () => document.querySelector('main');
  const later = (work, ms) => { clearTimeout(timer); timer = setTimeout(work, ms); };
  const moment = (revision) => { const url = new URL(live); url.searchParams.set('at', revision); return url; };

  async function show(url) {
    const answer = await fetch(url, { headers: { accept: 'text/html', ...(etag && { 'if-none-match': etag }) } });
    if (answer.status === 200) {
      etag = answer.headers.get('etag') || '';
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      main().replaceWith(page.querySelector('main'));
      document.title = page.title;
      wire();
    }
    return Number(answer.headers.get('retry-after'));
  }

  function wire() {
    const slider = document.querySelector('input[type=range]');
    if (!slider) return;
    slider.disabled = false;
    slider.addEventListener('input', () => {
      isFollowing = slider.value === slider.max && main().dataset.ended === undefined;
      document.querySelector('output').textContent = slider.value + ' of ' + slider.max;
    });
    slider.addEventListener('change', () => {
      const value = slider.value;
      show(isFollowing ? live : moment(value)).then(() => document.querySelector('input[type=range]').focus());
    });
  }

  async function poll() {
    const seconds = isFollowing ? await show(live).catch(() => 5) : 5;
    if (main().dataset.ended === undefined) later(poll, (seconds || 1) * 1000);
  }

  function follow() {
    if (main().dataset.ended !== undefined) return;
    const source = new EventSource(main().dataset.events);
    const changed = () => { if (isFollowing) later(() => show(live), 80); };
    for (const type of types) source.addEventListener(type, changed);
    source.addEventListener('error', () => {
      if (source.readyState !== EventSource.CLOSED) return;
      if (main().dataset.ended === undefined) poll();
    });
  }

  wire();
  follow();
})();`;
