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
  await measureAll();
} finally {
  await tree.remove();
}
tally.check('no place would forget a new member in silence', silentPlaces(project));
tally.finish();

/** Members that need no other file are added together: when that compiles, nothing else is asked for. */
async function measureAll() {
  const alone = AXES.filter(({ edits }) => Object.keys(edits).length === 0);
  for (const { union, files } of alone) await add(union, files);
  const together = await tree.compile();
  await tree.restore();
  for (const axis of AXES)
    if (together.size === 0 && alone.includes(axis)) report(axis, together, together);
    else await measure(axis);
}

async function measure(axis) {
  const isAlone = Object.keys(axis.edits).length === 0;
  await add(axis.union, isAlone ? axis.files : {});
  const asked = await tree.compile();
  if (!isAlone) await add(axis.edits, axis.files);
  report(axis, asked, isAlone ? asked : await tree.compile());
  await tree.restore();
}

/** @param asked what the compiler says of the union alone, @param left and what it still says in the end */
function report({ name, most, union, edits }, asked, left) {
  const changed = [...new Set([...Object.keys(union), ...asked.keys(), ...Object.keys(edits)])];
  const silent = Object.keys(edits).filter((path) => !asked.has(path));
  tally.check(`${name} touches at most ${most} existing files (${changed.length}: ${changed.join(', ')})`, [
    ...(changed.length > most ? [`${changed.length} must change`] : []),
    ...silent.map((path) => `${path} must change and the compiler does not ask for it`),
    ...[...left.values()].flat().map(([line]) => line),
  ]);
}

async function add(edits, files) {
  for (const [path, insertions] of Object.entries(edits))
    for (const [anchor, text] of insertions) await tree.insert(path, anchor, text);
  for (const [path, text] of Object.entries(files)) await tree.write(path, text);
}
