// node scripts/train-planner.mjs : learns the background model of the planner from test/corpus/markup and writes its weights.
// WITHOUT=author leaves the sentences of one author out, OUT=file writes elsewhere. Deterministic. Needs a build.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const dist = process.env.DIST ?? '../dist';
const { parseMarkedText, trainModel } = require(`${dist}/planning/background/training/index.js`);
const { KnownTokens } = require(`${dist}/planning/known-tokens.js`);

const MARKUP = process.env.MARKUP ?? 'test/corpus/markup';
const OUT = process.env.OUT ?? 'src/planning/background/weights.json';
const without = process.env.WITHOUT?.split(',') ?? [];

const texts = readdirSync(MARKUP)
  .filter((name) => name.endsWith('.txt') && !without.includes(name.replace('.txt', '')))
  .sort()
  .flatMap((name) => readFileSync(join(MARKUP, name), 'utf8').split('\n'))
  .filter((line) => line.trim() !== '')
  .map(parseMarkedText);
const weights = trainModel(texts, new KnownTokens());
const json = print(weights);
writeFileSync(OUT, json);
const count = Object.values(weights.features).reduce((sum, table) => sum + Object.keys(table).length, 0);
console.log(`${texts.length} sentences -> ${count} features, ${json.length} bytes in ${OUT}`);

/** One feature a line, so that a change of the weights can be read. */
function print({ scale, transitions, features }) {
  const table = (rows, indent) =>
    Object.entries(rows)
      .map(([name, row]) => `${indent}${JSON.stringify(name)}: [${row.join(', ')}]`)
      .join(',\n');
  const tables = Object.entries(features)
    .map(([name, rows]) => `    ${JSON.stringify(name)}: {\n${table(rows, '      ')}\n    }`)
    .join(',\n');
  return `{\n  "scale": ${scale},\n  "transitions": {\n${table(transitions, '    ')}\n  },\n  "features": {\n${tables}\n  }\n}\n`;
}
