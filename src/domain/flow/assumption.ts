/** Something the planner decided that the prompt did not say; the user sees it in the plan. */
export interface Assumption {
  /** `amount_defaulted`: a swap without an amount takes half of the balance. */
  readonly code: 'amount_defaulted';
  readonly stepId: string;
  readonly detail: string;
}
