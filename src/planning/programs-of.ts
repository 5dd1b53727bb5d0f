import { type Address, type ToolCall, isQuery } from '../domain';
import type { ProtocolRegistry } from '../protocols';

/** The programs that a call may use. */
export function programsOf(protocols: ProtocolRegistry, call: ToolCall): readonly Address[] {
  return isQuery(call) ? [] : protocols.adapterFor(call.tool).allowedPrograms(call);
}
