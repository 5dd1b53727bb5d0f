export { compensatingFlowStep } from './compensating-flow-step';
export { LEAST_BACK_BPS, nextCompensation } from './next-compensation';
export { possibleCompensations } from './possible-compensations';
export { leastBack, toleranceWithin } from './within-least';
