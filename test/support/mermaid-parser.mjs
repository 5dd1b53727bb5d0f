// Reads a JSON list of diagrams from the standard input, and writes what the mermaid package reads in each: its states
// with their labels, its transitions and its direction, or the error of its parser. In a process of its own, because the
// package wants a browser's globals.
import { text } from 'node:stream/consumers';
import { JSDOM } from 'jsdom';

const { window } = new JSDOM('');
Object.assign(globalThis, { window, document: window.document });
const { default: mermaid } = await import('mermaid');
mermaid.initialize({ startOnLoad: false });

async function read(source) {
  try {
    const { db } = await mermaid.mermaidAPI.getDiagramFromText(source);
    const states = [...db.getStates().values()].map(({ id, descriptions }) => ({
      id,
      label: descriptions.join(' '),
    }));
    const transitions = db
      .getRelations()
      .map(({ id1, id2, relationTitle }) => [id1, id2, relationTitle ?? '']);
    return { states, transitions, direction: db.getDirection() };
  } catch (error) {
    return { error: String(error) };
  }
}

const diagrams = JSON.parse(await text(process.stdin));
const answers = [];
for (const source of diagrams) answers.push(await read(source));
process.stdout.write(JSON.stringify(answers));
