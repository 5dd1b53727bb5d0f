import type { Provider } from '@nestjs/common';
import { AlternativeFlowStrategy } from './alternative-flow.strategy';
import { RECOVERY_STRATEGIES, type RecoveryStrategy } from './recovery-strategy';
import { RetryStrategy } from './retry.strategy';
import { UserFulfillmentStrategy } from './user-fulfillment.strategy';

/** Every strategy, in the order in which they are asked. To add one, name it in the domain, write it, and list it here. */
const ALL = [RetryStrategy, AlternativeFlowStrategy, UserFulfillmentStrategy];

export const strategyProviders: Provider[] = [
  ...ALL,
  { provide: RECOVERY_STRATEGIES, useFactory: (...all: RecoveryStrategy[]) => all, inject: ALL },
];
export {
  type Advice,
  type FailedAttempt,
  NO_OPTIONS,
  type Offer,
  type Options,
  type OptionsOfInterest,
  RECOVERY_STRATEGIES,
  type Recoverable,
  RecoveryStrategy,
} from './recovery-strategy';
