import { assert, constantFrom, oneof, property, string } from 'fast-check';
import { renderAscii } from './ascii.renderer';
import { renderSvg } from './svg.renderer';
import type { FlowGraph } from './timeline';

const graphOf = (text: string): FlowGraph => ({
  nodes: [
    { id: 'prompt', kind: 'prompt', status: 'done', lines: [text] },
    { id: 'step', kind: 'step', status: 'failed', lines: ['Swap', text] },
  ],
  edges: [
    { from: undefined, to: 'prompt' },
    { from: 'prompt', to: 'step', label: text },
  ],
});
const hostile = oneof(
  string({ unit: 'grapheme' }),
  string({ unit: 'binary' }),
  constantFrom(
    '<script>alert(1)</script>',
    ']]>',
    '&lt;',
    '"\'',
    '\u202eevil',
    '\ud800',
    '\u0000',
    '\ufffe',
    '漢字😀',
  ),
);

/** A document of elements, attributes in quotes and text; every element is closed. */
function assertWellFormed(xml: string): void {
  const open: string[] = [];
  const token = /<(\/?)([a-z]+)((?: [\w:-]+="[^"<&]*(?:&(?:amp|lt|gt|quot|#39);[^"<&]*)*")*)(\/?)>|([^<]+)/gy;
  let end = 0;
  for (let found = token.exec(xml); found; found = token.exec(xml)) {
    const [, closing, name, , selfClosing, text] = found;
    if (text !== undefined) {
      expect(text.replace(/&(amp|lt|gt|quot|#39);/g, '')).not.toMatch(/&/);
      expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}|\p{Cs}|[\ufffe\uffff]/u);
    } else if (closing) expect(open.pop()).toBe(name);
    else if (!selfClosing && name !== undefined) open.push(name);
    end = token.lastIndex;
  }
  expect([end, open]).toEqual([xml.length, []]);
}

describe('renderSvg', () => {
  it('is well-formed, whatever a prompt says', () => {
    assert(property(hostile, (text) => assertWellFormed(renderSvg(graphOf(text)))));
  });

  it('is the same for the same graph', () => {
    expect(renderSvg(graphOf('send 1 SOL'))).toBe(renderSvg(graphOf('send 1 SOL')));
  });

  it('marks what failed by more than a colour, and says it to those who cannot see it', () => {
    const svg = renderSvg(graphOf('send 1 SOL'));
    expect(svg).toContain('>✗</text>');
    expect(svg).toContain('class="edge failed"');
    expect(svg).toContain('<desc id="flow-text">done: send 1 SOL; failed: Swap</desc>');
  });
});

describe('renderAscii', () => {
  it('keeps to the columns of a terminal and steers none, whatever a prompt says', () => {
    assert(
      property(hostile, (text) => {
        const lines = renderAscii(graphOf(text)).split('\n');
        expect(lines).toHaveLength(4);
        for (const line of lines) {
          expect([...line].length).toBeLessThanOrEqual(80);
          expect(line).not.toMatch(/\p{Cc}/u);
        }
      }),
    );
  });
});
