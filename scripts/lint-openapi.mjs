// Lints the OpenAPI document of the built application: `npm run build && npm run lint:openapi`. Needs no network.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readDocument } from './read-document.mjs';

const manifest = createRequire(import.meta.url).resolve('@redocly/cli/package.json');
const folder = mkdtempSync(join(tmpdir(), 'reev-openapi-'));
const file = join(folder, 'openapi.json');
try {
  writeFileSync(file, JSON.stringify(await readDocument(), null, 2));
  const command = [join(dirname(manifest), 'bin/cli.js'), 'lint', file, '--config', 'redocly.yaml'];
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { env, encoding: 'utf8' });
  process.stdout.write(stdout + stderr);
  // Warnings are findings too: a rule that does not fit is switched off in redocly.yaml, with its reason.
  const isClean = status === 0 && !/\d+ warning/.test(stderr);
  process.exitCode = isClean ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
