// How fast prompts are read: sentences in a second of CPU over the corpora in test/corpus, and the wall time of prompts of
// about 150 words made of them. Each is read as the service reads it, the veto included. Needs a build.
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';

const root = join(import.meta.dirname, '..');
const require = createRequire(join(root, 'package.json'));
const startedAt = performance.now();
const { SentenceReader } = require('./dist/planning/reading/index.js');
const { KnownTokens } = require('./dist/planning/known-tokens.js');
const { VetoedReader } = require('./dist/planning/vetoed-reader.js');
const tokens = new KnownTokens();
const reader = new VetoedReader(new SentenceReader(tokens), tokens);
const readyMs = performance.now() - startedAt;

const WORDS = 150;
const LONGEST = 1_000;
const ROUNDS = Number(process.env.ROUNDS ?? 5);

const corpora = join(root, 'test', 'corpus');
const files = readdirSync(corpora, { recursive: true }).filter((file) => file.endsWith('.json'));
const corpusOf = (file) =>
  JSON.parse(readFileSync(join(corpora, file), 'utf8')).cases.map(({ prompt }) => prompt);

/** Prompts of about 150 words, or of as many as fit: sentences of a corpus one after the other. */
function longPrompts(prompts) {
  const long = [];
  let text = '';
  for (const prompt of prompts) {
    const next = `${text} ${prompt.trim().replace(/[.!?]?$/, '.')}`.trim();
    if (next.length > LONGEST || next.split(/\s+/).length > WORDS) {
      if (text !== '') long.push(text);
      text = prompt.length <= LONGEST ? prompt : '';
    } else text = next;
  }
  return long;
}

function readAll(prompts) {
  for (const prompt of prompts) reader.read(prompt);
}

function perSecond(prompts) {
  const before = process.cpuUsage();
  for (let round = 0; round < ROUNDS; round += 1) readAll(prompts);
  const { user, system } = process.cpuUsage(before);
  return Math.round((ROUNDS * prompts.length * 1e6) / (user + system));
}

/** The least of several times, so that what else the machine does is left out. */
function msOf(prompt) {
  let least = Infinity;
  for (let round = 0; round < ROUNDS; round += 1) {
    const from = performance.now();
    reader.read(prompt);
    least = Math.min(least, performance.now() - from);
  }
  return least;
}

const quantile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];

const prompts = files.flatMap(corpusOf);
const long = files.flatMap((file) => longPrompts(corpusOf(file)));
readAll(prompts);
readAll(prompts);
for (const file of files) console.log(`${file}: ${perSecond(corpusOf(file))} sentences/s`);
console.log(`all ${prompts.length}: ${perSecond(prompts)} sentences/s`);
const times = long.map(msOf).sort((a, b) => a - b);
const [p50, p99] = [0.5, 0.99].map((share) => quantile(times, share).toFixed(2));
console.log(`${long.length} prompts of about ${WORDS} words: p50 ${p50} ms, p99 ${p99} ms`);
console.log(`loaded in ${readyMs.toFixed(0)} ms`);
