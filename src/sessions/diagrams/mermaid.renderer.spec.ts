import fc from 'fast-check';
import type { FlowGraph } from './graph-node';
import { renderMermaid } from './mermaid.renderer';

const graphOf = (text: string): FlowGraph => ({
  executionId: 'direct-1',
  caption: text,
  nodes: [
    { id: 'prompt', kind: 'prompt', status: 'succeeded', title: text, details: [], block: 0 },
    { id: 'step', kind: 'step', status: 'failed', title: 'Swap', details: [text], block: 1 },
  ],
  edges: [
    { from: undefined, to: 'prompt', kind: 'then', isFailure: false },
    { from: 'prompt', to: 'step', kind: 'then', label: text, isFailure: true },
    { from: 'step', to: undefined, kind: 'then', isFailure: true },
  ],
});

/** What every line of a diagram may look like, whatever the prompt said. */
const LINE =
  /^(stateDiagram-v2| {4}state "[^"\n:;{}<>%]*(?:<br\/>[^"\n:;{}<>%]*)*" as \w+| {4}(?:\[\*\]|\w+) --> (?:\[\*\]|\w+)(?: : [^"\n:{}<>%]*)?| {4}classDef \w+ [\w:#,. -]+| {4}class \w+ \w+)$/u;

describe('renderMermaid', () => {
  it('lets no text change the structure', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        'x --> y',
        '"; click a "',
        '%% note',
        '[*] --> z',
        '<script>',
        '}\n{',
        '\u202eevil',
        'a:b;c',
        '#35;',
      ),
    );
    fc.assert(
      fc.property(text, (hostile) => {
        const lines = renderMermaid(graphOf(hostile)).trimEnd().split('\n');
        const plain = lines.map((line) => line.replace(/#\d+;/g, ''));
        for (const line of plain) expect(line).toMatch(LINE);
        expect(lines).toHaveLength(renderMermaid(graphOf('plain')).trimEnd().split('\n').length);
      }),
    );
  });

  it('marks status by a sign besides the colour', () => {
    const text = renderMermaid(graphOf('send 1 SOL'));
    expect(text).toContain('state "✓ send 1 SOL" as prompt');
    expect(text).toContain('state "✗ Swap<br/>send 1 SOL" as step');
    expect(text).toContain('class step failed');
  });

  it('cuts long lines by characters, not in the middle of one', () => {
    expect(renderMermaid(graphOf('é'.repeat(200)))).toContain(`${'é'.repeat(79)}…`);
  });
});
