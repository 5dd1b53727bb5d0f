import { Module } from '@nestjs/common';
import { StorageModule } from '../storage';
import { RecoveryPoliciesController } from './http/recovery-policies.controller';
import { RecoveryAdvisor } from './recovery-advisor';
import { AlternativeFlowStrategy } from './strategies/alternative-flow.strategy';
import { RecoveryService } from './recovery.service';
import { RetryStrategy } from './strategies/retry.strategy';
import { UserFulfillmentStrategy } from './strategies/user-fulfillment.strategy';

const strategies = [RetryStrategy, AlternativeFlowStrategy, UserFulfillmentStrategy];

/** Failure -> class -> decision, and the report about them. */
@Module({
  imports: [StorageModule],
  controllers: [RecoveryPoliciesController],
  providers: [RecoveryAdvisor, RecoveryService, ...strategies],
  exports: [RecoveryAdvisor, RecoveryService],
})
export class RecoveryModule {}
