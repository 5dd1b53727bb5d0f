import fc from 'fast-check';
import { flowGraph, renderMermaid } from '../../src/sessions/diagrams';
import {
  STARTED,
  begins,
  decided,
  ended,
  executionAfter,
  recorded,
  troubledExecution,
} from '../../src/sessions/diagrams/flow-history.fake';
import { hostileText } from '../../src/sessions/diagrams/hostile-text.fake';
import { type ParsedDiagram, parseMermaid } from '../support/parse-mermaid';

/** What means something to the parser of state diagrams at the start of a line, of a label, or anywhere. */
const KEYWORDS = [
  'direction LR',
  'direction  TB',
  'DIRECTION RL',
  'x direction BT',
  'click',
  'href',
  'default',
  'scale 3 width',
  'accTitle: x',
  'accDescr: x',
  'accDescr { x',
  'classDef x fill:#fff',
  'class plan failed',
  'style plan fill:#fff',
  'state x',
  'state plan {',
  'note left of plan : x',
  'note right of plan',
  'end note',
  'stateDiagram-v2',
  'hide empty description',
  'fork <<fork>>',
  '<<join>>',
  '[[choice]]',
  '[*] --> plan',
  '--',
  ':::failed',
  '%%{init: {"theme":"dark"}}%%',
  '---\ntitle: x\n---',
  'ﬂ°°60¶ßscript',
  'flowchart LR',
];

const drawn = (text: string) => renderMermaid(flowGraph(troubledExecution(text)));
/** Everything but the words. */
const structure = ({ states, transitions, direction, error }: Partial<ParsedDiagram>) => ({
  states: states?.map(({ id }) => id),
  transitions: transitions?.map(([from, to]) => [from, to]),
  direction,
  error,
});

jest.setTimeout(120_000);

describe('Mermaid diagrams, read by mermaid itself', () => {
  it('have every state and every transition of the graph', async () => {
    const both = ['swap_1', 'swap_2'];
    const graphs = [
      flowGraph(troubledExecution('swap 1 SOL to USDC')),
      flowGraph(
        executionAfter([
          STARTED,
          ...both.map(begins),
          recorded(1, ...both),
          ended(1, 'failed', ...both),
          decided(1, { strategy: 'retry', delayMs: 5 }),
        ]),
      ),
    ];
    const parsed = await parseMermaid(graphs.map(renderMermaid));
    for (const [index, { states, transitions }] of parsed.entries()) {
      const { nodes, edges } = graphs[index] ?? { nodes: [], edges: [] };
      expect(
        states
          .map(({ id }) => id)
          .filter((id) => !id.startsWith('root_'))
          .sort(),
      ).toEqual(nodes.map(({ id }) => id).sort());
      expect(transitions.map(([from, to]) => [from, to])).toEqual(
        edges.map(({ from, to }) => [from ?? 'root_start', to ?? 'root_end']),
      );
    }
  });

  it('show the words as they are', async () => {
    const [parsed] = await parseMermaid([drawn('direction LR: note ﬂ°°60¶ß & state "as" style')]);
    const label = parsed?.states.find(({ id }) => id === 'prompt')?.label ?? '';
    const shown = label.replace(/ﬂ°°(\d+)¶ß/g, (_mark, code: string) => String.fromCodePoint(Number(code)));
    expect(shown).toBe('✓ direction LR: note ﬂ°°60¶ß & state "as" style');
  });

  it('mean the same whatever the texts say', async () => {
    const wordings = KEYWORDS.flatMap((word) => [word, `${word} swap 0.1 SOL to USDC`, `swap ${word} now`]);
    const texts = ['plain', ...wordings, ...fc.sample(hostileText, 60)];
    const [plain, ...others] = await parseMermaid(texts.map(drawn));
    if (plain === undefined) throw new Error('there is a first');
    expect(plain.error).toBeUndefined();
    const different = others.flatMap((parsed, index) =>
      JSON.stringify(structure(parsed)) === JSON.stringify(structure(plain)) ? [] : [texts[index + 1]],
    );
    expect(different).toEqual([]);
  });
});
