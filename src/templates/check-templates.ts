import { checkTemplate } from './check-template';
import type { TemplateSources } from './read-templates';
import { TemplateError } from './template-error';

/**
 * Checks every template, alone and in what they make of each other.
 * @throws {TemplateError} the first that cannot be used
 */
export function checkTemplates(sources: TemplateSources): void {
  const names = new Set(sources.keys());
  const partials = new Map([...sources].map(([name, source]) => [name, checkTemplate(name, source, names)]));
  for (const name of names) refuseLoop(name, partials, []);
}

function refuseLoop(
  name: string,
  partials: ReadonlyMap<string, readonly string[]>,
  path: readonly string[],
): void {
  if (path.includes(name))
    throw new TemplateError(name, `it contains itself: ${[...path, name].join(' > ')}`);
  for (const partial of partials.get(name) ?? []) refuseLoop(partial, partials, [...path, name]);
}
