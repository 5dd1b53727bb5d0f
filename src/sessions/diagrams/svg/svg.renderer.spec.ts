import fc from 'fast-check';
import { flowGraph } from '../flow-graph';
import {
  STARTED,
  begins,
  completed,
  ended,
  executionAfter,
  planned,
  recorded,
  troubledExecution,
} from '../flow-history.fake';
import { hostileText } from '../hostile-text.fake';
import { type XmlElement, elementsOf, readXml } from '../xml.fake';
import { renderSvg } from './svg.renderer';

const drawn = (text: string) => renderSvg(flowGraph(troubledExecution(text))).text;
const named = (element: XmlElement, name: string) => elementsOf(element).filter((one) => one.name === name);
const classed = (element: XmlElement, name: string) =>
  elementsOf(element).filter(({ attributes }) => attributes['class']?.split(' ').includes(name));

/** Boxes in pixels, from `translate` and the first rectangle. */
function boxesOf(svg: XmlElement) {
  return classed(svg, 'card').map(({ attributes, children }) => {
    const [, x, y] = /translate\(([\d.]+) ([\d.]+)\)/.exec(attributes['transform'] ?? '') ?? [];
    const { width, height } = children.find(({ name }) => name === 'rect')?.attributes ?? {};
    return { x: Number(x), y: Number(y), width: Number(width), height: Number(height) };
  });
}

const longFlow = (count: number) => {
  const ids = Array.from({ length: count }, (_, index) => `swap_${index + 1}`);
  const events = ids.flatMap((id) => [begins(id), recorded(1, id), ended(1, 'landed', id), completed(id)]);
  return executionAfter([STARTED, ...events, { type: 'execution_completed' }], {
    steps: ids.map((id) => planned(id, `Swap 1 SOL to USDC, number ${id}`)),
  });
};

describe('renderSvg', () => {
  it('is well-formed and keeps its elements, whatever the texts say', () => {
    const groups = classed(readXml(drawn('plain')), 'card').length;
    fc.assert(
      fc.property(hostileText, (hostile) => {
        const svg = readXml(drawn(hostile));
        expect(classed(svg, 'card')).toHaveLength(groups);
        expect(new Set(elementsOf(svg).map(({ name }) => name))).toEqual(
          new Set(['svg', 'title', 'desc', 'style', 'rect', 'text', 'g', 'circle', 'path']),
        );
        expect(elementsOf(svg).flatMap(({ attributes }) => Object.keys(attributes))).not.toContain('onload');
      }),
      { numRuns: 40 },
    );
  });

  it('gives equal bytes for equal states', () => {
    expect(drawn('swap')).toBe(drawn('swap'));
  });

  it('says in words what it shows, for those who do not see it', () => {
    const svg = readXml(drawn('swap 1 SOL'));
    expect(svg.attributes).toMatchObject({ role: 'img', 'aria-labelledby': 'reev-title reev-desc' });
    expect(named(svg, 'title')[0]?.text).toBe('swap 1 SOL');
    expect(named(svg, 'desc')[0]?.text).toMatch(/Attempt 1 failed \(failed\).*Asked a person \(waiting\)/);
    expect(named(svg, 'style')[0]?.text).toContain('prefers-color-scheme:dark');
  });

  it('draws a failure bold, and no end before there is one', () => {
    const svg = readXml(drawn('swap'));
    expect(classed(svg, 'failure').length).toBeGreaterThan(0);
    expect(classed(svg, 'ring')).toEqual([]);
    expect(classed(readXml(renderSvg(flowGraph(longFlow(1))).text), 'ring')).toHaveLength(1);
  });

  it.each([1, 3, 12, 40])('keeps the cards of %i steps apart and within the picture', (count) => {
    const svg = readXml(renderSvg(flowGraph(longFlow(count))).text);
    const boxes = boxesOf(svg);
    expect(boxes).toHaveLength(3 + 2 * count);
    const [width, height] = [Number(svg.attributes['width']), Number(svg.attributes['height'])];
    for (const [index, box] of boxes.entries()) {
      expect(box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height).toBe(
        true,
      );
      for (const other of boxes.slice(index + 1)) {
        const isApart =
          box.x + box.width <= other.x ||
          other.x + other.width <= box.x ||
          box.y + box.height < other.y ||
          other.y + other.height < box.y;
        expect(isApart).toBe(true);
      }
    }
  });

  it('breaks a long flow into columns, but not within a page', () => {
    const graph = flowGraph(longFlow(20));
    const [alone, part] = [renderSvg(graph), renderSvg(graph, { isPart: true })].map(({ text }) =>
      readXml(text),
    );
    const columns = (svg: XmlElement | undefined) => new Set(svg && boxesOf(svg).map(({ x }) => x)).size;
    expect([columns(alone), columns(part)]).toEqual([3, 1]);
    expect(named(part ?? readXml('<svg/>'), 'style')).toEqual([]);
  });
});
