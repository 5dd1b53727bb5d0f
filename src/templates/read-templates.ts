import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where the templates are: at the top of the package, beside `src` and `dist`. */
export const TEMPLATES_FOLDER = join(__dirname, '..', '..', 'templates');

const SUFFIX = '.hbs';

/** Source text of each template by its path below the folder without the suffix: `protocols/jupiter/swap`. */
export type TemplateSources = ReadonlyMap<string, string>;

/** Reads every template of a folder, once, when the service starts. */
export function readTemplates(folder = TEMPLATES_FOLDER): TemplateSources {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(SUFFIX))
    .sort();
  return new Map(
    files.map((file) => [
      file.slice(0, -SUFFIX.length).replaceAll('\\', '/'),
      readFileSync(join(folder, file), 'utf8'),
    ]),
  );
}
