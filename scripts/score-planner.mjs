// node scripts/score-planner.mjs corpus.json… : plans every prompt of corpora in this process, and sorts the misses.
// DETAIL=1 lists them, ONLY=wrong_trade narrows, VETO=0 leaves the veto out, BACKGROUND=0 the background model;
// BACKGROUND=file reads its weights from there. Needs a build (npm run build).
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';
import { judge, showSteps, wishOf } from './judge-plan.mjs';

const require = createRequire(import.meta.url);
const dist = process.env.DIST ?? '../dist';
const { SentenceReader } = require(`${dist}/planning/reading/index.js`);
const { KnownTokens } = require(`${dist}/planning/known-tokens.js`);
const { BackgroundModel, BackgroundReader, WEIGHTS } = require(`${dist}/planning/background/index.js`);
const { VetoedReader } = require(`${dist}/planning/vetoed-reader.js`);
const { toWire } = require(`${dist}/common/wire/index.js`);

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error('usage: node scripts/score-planner.mjs corpus.json…');
  process.exit(2);
}

const tokens = new KnownTokens();
const plain = new SentenceReader(tokens);
const vetoed = process.env.VETO === '0' ? plain : new VetoedReader(plain, tokens);
const background = process.env.BACKGROUND;
const reader = background === '0' ? vetoed : new BackgroundReader(vetoed, modelOf(background), tokens);
const KINDS = ['ok', 'wrong_trade', 'wrong_query', 'refused', 'wrong_code'];
const short = (text) => text.replace(/[1-9A-HJ-NP-Za-km-z]{36,}/g, (address) => `${address.slice(0, 4)}#`);

function modelOf(file) {
  return new BackgroundModel(file ? JSON.parse(readFileSync(file, 'utf8')) : WEIGHTS, tokens);
}

function outcomeOf(prompt) {
  const read = reader.read(prompt);
  if (read.kind === 'refused')
    return { status: 422, json: { code: read.refusal.code, detail: read.refusal.detail } };
  const steps = read.steps.map(({ call }) => {
    const { tool, ...args } = toWire(call);
    return { tool, args };
  });
  return { status: 200, json: { steps, assumptions: read.assumptions } };
}

let isClean = true;
for (const file of files) {
  const { cases, wallet_context: wallet } = JSON.parse(readFileSync(file, 'utf8'));
  const startedAt = performance.now();
  const results = cases.map((one) => {
    const { status, json } = outcomeOf(one.prompt);
    return {
      ...one,
      ...judge(one, status, json, wallet),
      got: status === 200 ? showSteps(json.steps) : `${json.code}: ${json.detail}`,
    };
  });
  const ms = (performance.now() - startedAt) / cases.length;
  const count = (kind) => results.filter((result) => result.kind === kind).length;
  const flags = results.filter(
    ({ assumption }) => assumption === 'missing' || assumption === 'unexpected',
  ).length;
  const figures = KINDS.map((kind) => `${kind} ${count(kind)}`).join(', ');
  console.log(
    `${file.split('/').pop()}: ${((100 * count('ok')) / cases.length).toFixed(1)} % of ${cases.length} right; ${figures}; flags ${flags}; ${ms.toFixed(3)} ms each`,
  );
  isClean &&= count('wrong_trade') === 0;
  if (!process.env.DETAIL) continue;
  for (const miss of results) {
    const isFlag = miss.kind === 'ok' && (miss.assumption === 'missing' || miss.assumption === 'unexpected');
    if ((miss.kind === 'ok' && !isFlag) || (process.env.ONLY && process.env.ONLY !== miss.kind)) continue;
    console.log(
      `  ${isFlag ? `flag ${miss.assumption}` : miss.kind} ${miss.id}: ${short(miss.prompt).slice(0, 300)}\n      want ${wishOf(miss)}\n      got  ${miss.got}`,
    );
  }
}
process.exitCode = isClean ? 0 : 1;
