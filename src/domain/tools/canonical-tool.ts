import type { ToolName } from './tool-call';
import { DEFINITIONS, TOOL_NAMES, isToolName } from './tools';

const BY_ALIAS: ReadonlyMap<string, ToolName> = new Map(
  TOOL_NAMES.flatMap((tool) => DEFINITIONS[tool].aliases.map((alias) => [alias, tool] as const)),
);

/** The tool of that name, in our spelling or an older one; `undefined` when there is none. */
export function canonicalTool(name: string): ToolName | undefined {
  return isToolName(name) ? name : BY_ALIAS.get(name);
}
