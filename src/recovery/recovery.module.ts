import { Module } from '@nestjs/common';
import { StorageModule } from '../storage';
import { RecoveryPoliciesController } from './http/recovery-policies.controller';
import { RecoveryAdvisor } from './recovery-advisor';
import { RecoveryService } from './recovery.service';
import { strategyProviders } from './strategies';

/** Failure -> class -> decision, and the report about them. */
@Module({
  imports: [StorageModule],
  controllers: [RecoveryPoliciesController],
  providers: [RecoveryAdvisor, RecoveryService, ...strategyProviders],
  exports: [RecoveryAdvisor, RecoveryService],
})
export class RecoveryModule {}
