import { Module } from '@nestjs/common';
import { RecoveryPoliciesController } from './http/recovery-policies.controller';
import { RecoveryAdvisor } from './recovery-advisor';

/** Failure -> class -> decision. */
@Module({
  controllers: [RecoveryPoliciesController],
  providers: [RecoveryAdvisor],
  exports: [RecoveryAdvisor],
})
export class RecoveryModule {}
