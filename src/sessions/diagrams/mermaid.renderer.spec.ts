import fc from 'fast-check';
import { flowGraph } from './flow-graph';
import { troubledExecution } from './flow-history.fake';
import { hostileText } from './hostile-text.fake';
import { renderMermaid } from './mermaid.renderer';

/** What every line of a diagram may look like, whatever the prompt said. */
const LINE =
  /^(stateDiagram-v2| {4}state "[^"\n:;{}<>%]*(?:<br\/>[^"\n:;{}<>%]*)*" as \w+| {4}(?:\[\*\]|\w+) --> (?:\[\*\]|\w+)(?: : [^"\n:{}<>%]*)?| {4}classDef \w+ [\w:#,. -]+| {4}class \w+ \w+)$/u;

const drawn = (text: string) => renderMermaid(flowGraph(troubledExecution(text)));
const states = (diagram: string) => diagram.split('\n').filter((line) => line.startsWith('    state "'));

describe('renderMermaid', () => {
  it('lets no text change the structure', () => {
    const length = drawn('plain').split('\n').length;
    fc.assert(
      fc.property(hostileText, (hostile) => {
        const lines = drawn(hostile).trimEnd().split('\n');
        for (const line of lines) expect(line.replace(/#\d+;/g, '')).toMatch(LINE);
        expect(lines).toHaveLength(length - 1);
      }),
      { numRuns: 60 },
    );
  });

  it('has a state for every state of the graph, marked by a sign besides the colour', () => {
    const text = drawn('send 1 SOL');
    expect(states(text)).toHaveLength(flowGraph(troubledExecution('x')).nodes.length);
    expect(text).toContain('state "✓ send 1 SOL" as prompt');
    expect(text).toMatch(/state "◔ Wait 1.5 s|state "✓ Wait 1.5 s/);
    expect(text).toContain('class attempt_swap_1_1 failed');
    expect(text).not.toMatch(/--> \[\*\]/);
  });

  it('cuts long lines by characters, not in the middle of one', () => {
    expect(drawn('é'.repeat(300))).toContain(`${'é'.repeat(159)}…`);
  });

  it('shortens signatures', () => {
    expect(drawn('x')).toMatch(/Exchange · 4bM2…\w{4}</);
  });
});
