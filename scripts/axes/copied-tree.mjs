import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The service and the console, which shares the words of the domain. */
const PROJECTS = ['tsconfig.build.json', 'web/tsconfig.json'];

/** What the build compiles, in a folder of its own that can be changed and put back. */
export class CopiedTree {
  /** Paths that were changed, with what stood there; `undefined` for a new file. */
  #before = new Map();

  constructor(root) {
    this.root = root;
  }

  /** @param project the folder of the project */
  static async of(project) {
    const root = await mkdtemp(join(tmpdir(), 'reev-axes-'));
    for (const name of ['src', 'web', 'clients'])
      await cp(join(project, name), join(root, name), { recursive: true });
    for (const name of ['package.json', 'tsconfig.json', 'tsconfig.build.json'])
      await cp(join(project, name), join(root, name));
    await symlink(join(project, 'node_modules'), join(root, 'node_modules'));
    return new CopiedTree(root);
  }

  async remove() {
    await rm(this.root, { recursive: true });
  }

  async write(path, text) {
    const file = join(this.root, path);
    if (!this.#before.has(path)) this.#before.set(path, await readFile(file, 'utf8').catch(() => undefined));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }

  /** Puts a text behind another one that must stand in the file exactly once. */
  async insert(path, anchor, text) {
    const now = await readFile(join(this.root, path), 'utf8');
    const parts = now.split(anchor);
    if (parts.length !== 2)
      throw new Error(
        `${path} has ${parts.length - 1} times ${JSON.stringify(anchor)}: correct scripts/axes/axis-list.mjs`,
      );
    await this.write(path, parts.join(anchor + text));
  }

  async restore() {
    for (const [path, text] of this.#before) {
      const file = join(this.root, path);
      if (text === undefined) await rm(file);
      else await writeFile(file, text);
    }
    this.#before.clear();
  }

  /** @returns what the compiler says, by the file that it says it of */
  async compile() {
    const errors = await Promise.all(PROJECTS.map((project) => this.#errorsOf(project)));
    return Map.groupBy(errors.flat(), ([, path]) => path);
  }

  async #errorsOf(project) {
    const compiler = join(this.root, 'node_modules/typescript-7/bin/tsc');
    const options = ['--noEmit', '--pretty', 'false', '-p', project];
    const output = await run(process.execPath, [compiler, ...options], { cwd: this.root }).then(
      () => '',
      (error) => {
        if (typeof error.code !== 'number' || !error.stdout) throw error;
        return error.stdout;
      },
    );
    const errors = [...output.matchAll(/^(.+?)\(\d+,\d+\): error (.*)$/gm)];
    if (output.trim() !== '' && errors.length === 0) throw new Error(output);
    return errors;
  }
}
