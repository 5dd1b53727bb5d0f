import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';

/**
 * Adds to `variables` what the file says, if there is one. What `variables` already say wins.
 * @throws {Error} when the file is there and cannot be read
 */
export function loadEnvFile(
  path = '.env',
  variables: Record<string, string | undefined> = process.env,
): void {
  if (!existsSync(path)) return;
  for (const [name, value] of Object.entries(parseEnv(readFileSync(path, 'utf8')))) variables[name] ??= value;
}
