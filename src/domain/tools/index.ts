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
  type SolTransfer,
  type SplTransfer,
  type Swap,
  type SwapMode,
  type ToolCall,
  type ToolName,
} from './tool-call';
export type { ActionDefinition, Risk, Sides, Traded } from './tool-definition';
export { ACTIONS, DEFINITIONS, TOOL_NAMES, type ToolAction, isToolName } from './tools';
