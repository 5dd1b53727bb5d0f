import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SOL, USDC, addressOf } from '../domain';
import { centsOf } from './formatters';
import { readTemplates } from './read-templates';
import { stepView } from './step-view';
import { TemplateEngine } from './template-engine';
import { WALLET } from './wallet-context.fake';

const engineOf = (sources: Readonly<Record<string, string>>, capacity?: number) =>
  new TemplateEngine(new Map(Object.entries(sources)), capacity);

const view = stepView('base/balance', { tool: 'get_account_balance', mint: SOL.address }, []);

describe('TemplateEngine', () => {
  it.each<[string, Readonly<Record<string, string>>, RegExp]>([
    ['text that is no template', { 'base/a': '{{#if' }, /^templates\/base\/a\.hbs: .*Parse error/s],
    [
      'a formatter that is not there',
      { 'base/a': 'x\n{{shout recipient}}' },
      /a\.hbs: line 2: there is no formatter "shout"/,
    ],
    ['a method as a formatter', { 'base/a': '{{constructor recipient}}' }, /no formatter "constructor"/],
    ['too few arguments', { 'base/a': '{{tokens amount.exact}}' }, /"tokens" takes 2 arguments/],
    ['a partial that is not there', { 'base/a': '{{> base/b}}' }, /no partial "base\/b"/],
    ['a partial by any name', { 'base/a': '{{> (lookup . "recipient")}}' }, /\(lookup \. "template"\)/],
    ['a partial for something else', { 'base/a': 'A', 'scenarios/s': '{{> base/a wallet}}' }, /cannot read/],
    ['a variable that is not there', { 'base/a': '{{recipients}}' }, /no variable "recipients"/],
    [
      'a variable of the prototype',
      { 'base/a': '{{amount.constructor}}' },
      /no variable "amount.constructor"/,
    ],
    [
      'a variable of a parent',
      { 'scenarios/s': '{{#each steps}}{{../wallet.owner}}{{/each}}' },
      /no variable "..\/wallet/,
    ],
    ['a variable of a loop outside of one', { 'base/a': '{{@index}}' }, /no variable "@index"/],
    ['the whole of the data', { 'base/a': '{{@root.recipient}}' }, /no variable "@root/],
    ['an object as text', { 'base/a': '{{amount}}' }, /only a value/],
    ['another block', { 'base/a': '{{#with amount}}{{/with}}' }, /no block "with"/],
    ['a loop through no list', { 'base/a': '{{#each amount}}{{/each}}' }, /goes through a list/],
    ['named arguments', { 'base/a': '{{symbol recipient x=1}}' }, /have no names/],
    ['decorators', { 'base/a': '{{* inline}}' }, /Decorator is not used/],
    ['a folder of no meaning', { 'other/a': 'A' }, /other\/a\.hbs: it must be in/],
    [
      'a template that contains itself',
      { 'base/a': '{{> base/b}}', 'base/b': '{{> base/a}}' },
      /base\/a > base\/b > base\/a/,
    ],
  ])('does not start with %s', (_what, sources, message) => {
    expect(() => engineOf(sources)).toThrow(message);
  });

  it('takes what is put in for data, not for a template and not for markup', () => {
    const text = '{{symbol balance_mint}} {{> base/a}} <b>&amp;</b>';
    const engine = engineOf({ 'base/a': '{{recipient}}' });
    expect(engine.render('base/a', { ...view, recipient: text }, WALLET)).toBe(text);
  });

  it('reads no member that the data inherits', () => {
    const engine = engineOf({ 'base/a': '{{recipient}}' });
    const inherited = Object.create({ recipient: 'secret' }) as object;
    expect(engine.render('base/a', inherited, WALLET)).not.toContain('secret');
    expect(() => engine.render('base/a', {}, WALLET)).toThrow('recipient');
  });

  it('writes one line', () => {
    const engine = engineOf({ 'base/a': '\n  one \n\t two\n.\n' });
    expect(engine.render('base/a', view, WALLET)).toBe('one two.');
  });

  it('compiles a template once, its partials too, and counts', () => {
    const engine = engineOf({ 'base/a': '{{> base/b}}{{> base/b}}', 'base/b': 'B' });
    expect(engine.figures).toEqual({ templates: 2, compiled: 0, hits: 0, misses: 0, hitRate: 0 });
    expect(engine.render('base/a', view, WALLET)).toBe('BB');
    expect(engine.figures).toEqual({ templates: 2, compiled: 2, hits: 1, misses: 2, hitRate: 1 / 3 });
    engine.render('base/a', view, WALLET);
    expect(engine.figures).toMatchObject({ compiled: 2, hits: 4, misses: 2 });
  });

  it('keeps only so many, and the ones that were used last', () => {
    const engine = engineOf({ 'base/a': 'A', 'base/b': 'B', 'base/c': 'C' }, 2);
    for (const name of ['base/a', 'base/b', 'base/a', 'base/c', 'base/a', 'base/b'])
      engine.render(name, view, WALLET);
    expect(engine.figures).toMatchObject({ compiled: 2, hits: 2, misses: 4 });
  });

  it('knows no template that was not there at the start', () => {
    expect(() => engineOf({}).render('base/a', view, WALLET)).toThrow(
      'templates/base/a.hbs: there is no such',
    );
  });
});

describe('formatters', () => {
  it('reckon worth exactly, to half a cent', () => {
    const wallet = {
      ...WALLET,
      tokenPrices: new Map([
        [USDC.address, 0.1],
        [SOL.address, 123.456789],
      ]),
    };
    expect(centsOf(USDC.address, 3_000_000n, wallet)).toBe(30n);
    expect(centsOf(USDC.address, 50_000n, wallet)).toBe(1n);
    expect(centsOf(USDC.address, 49_999n, wallet)).toBe(0n);
    expect(centsOf(SOL.address, 9_007_199_254_740_993_000_000_000n, wallet)).toBe(
      111_199_989_787_351_602_245n,
    );
  });

  it('show a price that is very small, and a token without a name', () => {
    const mint = addressOf('86YJj1fvovRSbR3taNd3jFdAqSzQSM41VpnH9j8DH86b');
    const wallet = { ...WALLET, tokenPrices: new Map([[mint, 0.0000001]]) };
    const engine = engineOf({ 'base/a': '{{symbol recipient}} {{price recipient}} {{balance recipient}}' });
    expect(engine.render('base/a', { ...view, recipient: mint }, wallet)).toBe(
      `${mint} $0.0000001 0 ${mint}`,
    );
  });
});

describe('readTemplates', () => {
  it('reads the templates of a folder and nothing else', () => {
    const folder = mkdtempSync(join(tmpdir(), 'templates-'));
    mkdirSync(join(folder, 'base'));
    writeFileSync(join(folder, 'base', 'a.hbs'), 'A');
    writeFileSync(join(folder, 'base', 'notes.txt'), '{{');
    expect([...readTemplates(folder)]).toEqual([['base/a', 'A']]);
    rmSync(folder, { recursive: true });
  });

  it('finds those that are shipped, and they are sound', () => {
    expect(() => new TemplateEngine(readTemplates())).not.toThrow();
    expect(readTemplates().size).toBeGreaterThan(15);
  });
});
