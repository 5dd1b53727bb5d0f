import { Module } from '@nestjs/common';
import { RecoveryPoliciesController } from './http/recovery-policies.controller';
import { RecoveryAdvisor } from './recovery-advisor';
import { RetryStrategy } from './strategies/retry.strategy';

/** Failure -> class -> decision. */
@Module({
  controllers: [RecoveryPoliciesController],
  providers: [RecoveryAdvisor, RetryStrategy],
  exports: [RecoveryAdvisor],
})
export class RecoveryModule {}
