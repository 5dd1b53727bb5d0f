// Counts what a new member of each axis of change touches: `npm run axes`. A dummy member is added to a copy of the tree;
// the compiler says which existing files must change, and that nothing else must once they did.
import { resolve } from 'node:path';
import { AXES } from './axes/axis-list.mjs';
import { CopiedTree } from './axes/copied-tree.mjs';
import { silentPlaces } from './axes/silent-places.mjs';
import { Tally } from './tally.mjs';

const project = resolve(import.meta.dirname, '..');
const tally = new Tally();
const tree = await CopiedTree.of(project);
try {
  const left = await withAll();
  for (const axis of AXES) report(axis, await askedFor(axis, left.size === 0));
  tally.check('nothing else must change for all of them together', linesOf(left));
} finally {
  await tree.remove();
}
tally.check('no place would forget a new member in silence', silentPlaces(project));
tally.finish();

/** @returns what the compiler still says of the tree with a whole new member on every axis */
async function withAll() {
  for (const { union, edits, files } of AXES) await add({ ...union, ...edits }, files);
  return compileAndRestore();
}

/** @returns what the compiler says of a member that is only named: which files it asks for */
async function askedFor({ union, edits, files }, isEnough) {
  const isAlone = Object.keys(edits).length === 0;
  if (isAlone && isEnough) return new Map();
  await add(union, isAlone ? files : {});
  return compileAndRestore();
}

function report({ name, most, union, edits }, asked) {
  const changed = [...new Set([...Object.keys(union), ...asked.keys(), ...Object.keys(edits)])];
  const silent = Object.keys(edits).filter((path) => !asked.has(path));
  tally.check(`${name} touches at most ${most} existing files (${changed.length}: ${changed.join(', ')})`, [
    ...(changed.length > most ? [`${changed.length} must change`, ...linesOf(asked)] : []),
    ...silent.map((path) => `${path} must change and the compiler does not ask for it`),
  ]);
}

async function add(edits, files) {
  for (const [path, insertions] of Object.entries(edits))
    for (const [anchor, text] of insertions) await tree.insert(path, anchor, text);
  for (const [path, text] of Object.entries(files)) await tree.write(path, text);
}

async function compileAndRestore() {
  const errors = await tree.compile();
  await tree.restore();
  return errors;
}

function linesOf(errors) {
  return [...new Set([...errors.values()].flat().map(([line]) => line))];
}
