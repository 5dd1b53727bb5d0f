import { DEFINITIONS, type ToolName } from '../domain';

/** The template of a tool: the protocol's own where there is one, else that of the action. */
export function templateOf(tool: ToolName, has: (name: string) => boolean): string {
  const { action, protocol } = DEFINITIONS[tool].template;
  const own = `protocols/${protocol ?? ''}/${action}`;
  return has(own) ? own : `base/${action}`;
}
