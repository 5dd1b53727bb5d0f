/** A name that objects inherit: where members are looked up by name, it is found although nobody put it there. */
function isInherited(name: string): boolean {
  return name in Object.prototype || name === 'prototype';
}

/**
 * The path of the first member of JSON data, at any depth, whose name every object inherits, such as `sandbox.toString`. For
 * data that is known not to nest deep.
 */
export function inheritedName(value: unknown, path = ''): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, member] of Object.entries(value)) {
    const at = path === '' ? name : `${path}.${name}`;
    const found = isInherited(name) ? at : inheritedName(member, at);
    if (found !== undefined) return found;
  }
  return undefined;
}
