import { createHash } from 'node:crypto';
import { Script } from 'node:vm';
import fc from 'fast-check';
import { STARTED, begins, ended, executionAfter, troubledExecution, FAILURE } from '../flow-history.fake';
import { hostileText } from '../hostile-text.fake';
import { PAGE_POLICY } from './page-security';
import { renderKeyPage, renderPage } from './page.renderer';

const FORMATS = ['svg', 'json'];
const NOW = { revision: 12, newest: 12, isPlayback: false };
const page = (text: string) => renderPage(troubledExecution(text), NOW, FORMATS);
const inner = (html: string, name: string) =>
  [...html.matchAll(new RegExp(`<${name}>([\\s\\S]*?)</${name}>`, 'g'))].map(([, text = '']) => text);
const tagsOf = (html: string) => [...html.matchAll(/<(\/?[a-z!][\w-]*)/gi)].map(([, name]) => name);

describe('renderPage', () => {
  it('may run one script and wear one style, and these are what it has', () => {
    for (const html of [page('swap'), renderKeyPage()]) {
      for (const [directive, name] of [
        ['script-src', 'script'],
        ['style-src', 'style'],
      ] as const) {
        const texts = inner(html, name);
        expect(texts).toHaveLength(1);
        const hash = createHash('sha256')
          .update(texts[0] ?? '')
          .digest('base64');
        expect(PAGE_POLICY).toContain(`${directive} 'sha256-${hash}'`);
      }
      expect(html).not.toMatch(/ style="| on\w+="|https?:\/\/(?!www\.w3\.org\/2000\/svg)/);
    }
    expect(() => new Script(inner(page('swap'), 'script')[0] ?? '')).not.toThrow();
  });

  it('has the same elements whatever the texts say', () => {
    const without = (html: string) => tagsOf(html).filter((name) => !/^\/?(text|code)$/i.test(name ?? ''));
    const plain = without(page('plain'));
    fc.assert(
      fc.property(hostileText, (hostile) => expect(without(page(hostile))).toEqual(plain)),
      { numRuns: 40 },
    );
  });

  it('asks the question, with what to send', () => {
    const html = page('swap');
    expect(html).toContain('It waits for your answer');
    expect(html).toContain('data-choice="reduce_amount"');
    expect(html).toContain('/api/v1/executions/recovery-1/answers');
    expect(html).toContain('&quot;question_id&quot;:&quot;swap_1-1&quot;');
    expect(html).toContain('http-equiv="refresh"');
  });

  it('does not ask about the past', () => {
    const html = renderPage(troubledExecution('swap'), { ...NOW, newest: 14, isPlayback: true }, FORMATS);
    expect(html).toContain('As it was at revision 12.');
    expect(html).toContain('max="14" value="12"');
    expect(html).not.toMatch(/class="answer"|http-equiv="refresh"|<main[^>]*data-live/);
  });

  it('says what to do next about a failure', () => {
    const failed = executionAfter([
      STARTED,
      begins('swap_1'),
      ended(1, 'failed', 'swap_1'),
      { type: 'step_failed', stepId: 'swap_1', failure: FAILURE },
      { type: 'execution_failed', failure: FAILURE },
    ]);
    const html = renderPage(failed, NOW, FORMATS);
    expect(html).toMatch(
      /slippage_exceeded[\s\S]*What to do next[\s\S]*slippage_bps[\s\S]*recovery-1\/resume/,
    );
    expect(html).not.toMatch(/<main[^>]*data-live/);
  });
});
