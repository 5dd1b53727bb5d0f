import { Module } from '@nestjs/common';
import { RecoveryPoliciesController } from './http/recovery-policies.controller';
import { RecoveryAdvisor } from './recovery-advisor';
import { AlternativeFlowStrategy } from './strategies/alternative-flow.strategy';
import { RetryStrategy } from './strategies/retry.strategy';
import { UserFulfillmentStrategy } from './strategies/user-fulfillment.strategy';

const strategies = [RetryStrategy, AlternativeFlowStrategy, UserFulfillmentStrategy];

/** Failure -> class -> decision. */
@Module({
  controllers: [RecoveryPoliciesController],
  providers: [RecoveryAdvisor, ...strategies],
  exports: [RecoveryAdvisor],
})
export class RecoveryModule {}
