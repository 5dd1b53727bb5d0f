import { elementsOf, readXml } from '../../sessions/diagrams/xml.fake';
import { type Trial, trialReport } from '../trials';
import { REPORT_FORMATS, writeReport } from './report-format';

const HOSTILE = '</pre><script>alert(1)</script> & "x" \u0007';

const scored = (task: string, trial: number, succeeded: boolean, agent = 'deterministic'): Trial => ({
  ...{ agent, task, trial, seed: 7 },
  outcome: {
    ...{
      kind: 'scored',
      executionId: 'static-1',
      score: succeeded ? 1 : 0.25,
      succeeded,
      compatibilityScore: 1,
    },
    ...{ wrongTrade: !succeeded, latencyMs: 12, disturbedSteps: 1, recoveredSteps: 1 },
    ...{ issues: succeeded ? [] : [HOSTILE], trace: `static-1 ${HOSTILE}` },
  },
});
const lost: Trial = {
  ...{ agent: 'llm', task: 'a', trial: 2, seed: 7 },
  outcome: { kind: 'infrastructure', message: HOSTILE },
};
const REPORT = trialReport(
  [
    scored('a', 1, true),
    scored('b', 1, false),
    scored('a', 1, false, 'llm'),
    scored('b', 1, true, 'llm'),
    lost,
  ],
  { suite: `Suite ${HOSTILE}`, seed: 's' },
);

describe('writeReport', () => {
  it('writes one HTML file that runs nothing and says everything', () => {
    const html = writeReport(REPORT, 'html');
    const body = readXml(html.slice(html.indexOf('<body>'), html.indexOf('</html>')));
    const elements = elementsOf(body);
    const named = (name: string) => elements.filter((element) => element.name === name);
    expect(html).not.toMatch(/<(?:script|link|img|iframe)\b/);
    expect(named('details')).toHaveLength(5);
    expect(named('h1')[0]?.text).toContain('<script>');
    const ids = named('details').map(({ attributes }) => `#${attributes['id'] ?? ''}`);
    expect(
      named('a')
        .map(({ attributes }) => attributes['href'])
        .sort(),
    ).toEqual(ids.sort());
  });

  it('writes XML that a reader of JUnit takes', () => {
    const xml = writeReport(REPORT, 'junit').replace(/^<\?xml[^>]*\?>\n/, '');
    const elements = elementsOf(readXml(xml));
    const named = (name: string) => elements.filter((element) => element.name === name);
    expect(named('testcase')).toHaveLength(5);
    expect(named('failure')).toHaveLength(2);
    expect(named('error')[0]?.attributes['message']).toContain('script');
    expect(named('testsuite').map(({ attributes }) => attributes['tests'])).toEqual(['2', '3']);
  });

  it('writes Markdown without HTML of others, a table row for each agent and task', () => {
    const text = writeReport(REPORT, 'md');
    expect(text).not.toMatch(/(?<!\\)<script/);
    expect(text.match(/^\| `(?:deterministic|llm)` \|/gm)).toHaveLength(2);
    expect(text).toContain('`deterministic` against `llm` on 2 tasks');
  });

  it('writes JSON that is the report', () => {
    expect(JSON.parse(writeReport(REPORT, 'json'))).toMatchObject({ seed: 's', trials: 2 });
  });

  it.each(REPORT_FORMATS)('writes nothing as %s too', (format) => {
    expect(writeReport(trialReport([], { suite: 'x', seed: 's' }), format)).not.toBe('');
  });
});
