export type { FlowPreview, StepPreview } from './flow-preview';
export { FlowPreviewer } from './flow-previewer';
export { TransactionSimulator } from './transaction-simulator';
