/** Names a plan: `flow-<uuid v7>`. */
export type FlowId = string;

/** Names one run of a plan: `<mode>-<uuid v7>`; the session of the run has the same id. */
export type ExecutionId = string;

/** Names a step within its plan: `<kind>_<n>`, counted per kind in plan order. */
export type StepId = string;
