import { useEffect, useRef, useState } from 'preact/hooks';
import { answerOf } from '../api/answer-of';
import { api } from '../api/client';
import { useLoaded } from '../api/use-loaded';
import { ProblemNote } from '../parts/problem-note';
import { Playback } from './playback';

/** The style of a drawing; rules have no markup in them. */
const STYLES = /<style>([^<]*)<\/style>/g;

/** The page has a ground of its own. */
const GROUNDLESS = '.reev .ground{fill:none}';

interface Props {
  readonly id: string;
  /** The newest. */
  readonly revision: number;
  readonly isLive: boolean;
}

/** The execution as the service draws it, now or at any earlier moment. */
export function Picture({ id, revision, isLive }: Props) {
  const [at, setAt] = useState<number>();
  const shown = at ?? revision;
  const { value, problem } = useLoaded(
    (signal) =>
      answerOf(
        api().GET('/api/v1/flows/{session_id}', {
          params: { path: { session_id: id }, query: { format: 'svg', at: shown } },
          parseAs: 'text',
          signal,
        }),
      ),
    [id, shown],
  );
  return (
    <>
      <Playback at={shown} last={revision} isLive={isLive && at === undefined} onMove={setAt} />
      <ProblemNote problem={problem} />
      {typeof value === 'string' && <Drawing svg={value} />}
    </>
  );
}

/**
 * The drawing in a tree of its own. The policy of the page forbids styles within markup; those of the drawing are therefore
 * adopted as a style sheet, which holds for the drawing alone.
 */
function Drawing({ svg }: { readonly svg: string }) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current } = host;
    if (current === null) return;
    const root = current.shadowRoot ?? current.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [...[...svg.matchAll(STYLES)].map(([, rules = '']) => rules), GROUNDLESS].map(
      sheetOf,
    );
    const parsed = new DOMParser().parseFromString(svg.replaceAll(STYLES, ''), 'image/svg+xml');
    root.replaceChildren(document.importNode(parsed.documentElement, true));
  }, [svg]);
  return <div class="drawing" ref={host} />;
}

function sheetOf(rules: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  return sheet;
}
