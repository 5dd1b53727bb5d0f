export {
  type Inverse,
  amountOf,
  countedMint,
  describeCall,
  equivalentCall,
  inverseOf,
  isQuery,
  isQueryTool,
  mintsOf,
  outputMintOf,
  recipientOf,
  riskOf,
  sayCall,
  sidesOf,
  withAmount,
} from './call-facts';
export { canonicalTool } from './canonical-tool';
export {
  type ActionCall,
  type ActionTool,
  type CallOf,
  type LendTool,
  type QueryCall,
  type QueryTool,
  type ResolvedAction,
  type Swap,
  type SwapMode,
  type ToolCall,
  type ToolName,
} from './tool-call';
export type { Sides } from './tool-definition';
export { ACTIONS, DEFINITIONS, TOOL_NAMES, type ToolAction, isToolName } from './tools';
