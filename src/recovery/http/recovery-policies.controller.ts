import { Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RequiresScope } from '../../access';
import { CLASS_OF_CODE, POLICIES, type Policy } from '../policies';
import { RecoveryAdvisor } from '../recovery-advisor';
import { RecoveryPoliciesDto, type RecoveryPolicyDto } from './recovery-policies.dto';

/** How failures are classed and recovered from. */
@ApiTags('flows')
@Controller('recovery')
export class RecoveryPoliciesController {
  constructor(private readonly advisor: RecoveryAdvisor) {}

  /** The table by which failures are classed; it is the one that the engine reads. */
  @Get('policies')
  @RequiresScope('read')
  @Header('cache-control', 'public, max-age=300')
  @ApiOperation({ summary: 'Show the classes of failures and what is done about them' })
  @ApiOkResponse({ type: RecoveryPoliciesDto })
  getRecoveryPolicies(): RecoveryPoliciesDto {
    return { policies: POLICIES.map((policy) => this.view(policy)) };
  }

  private view({ errorClass, description, retriesAtOnce, safeToCompensate }: Policy): RecoveryPolicyDto {
    const codes = Object.entries(CLASS_OF_CODE).filter(([, known]) => known === errorClass);
    return {
      error_class: errorClass,
      description,
      codes: codes.map(([code]) => code),
      strategies: this.advisor.strategiesFor(errorClass).map(({ name }) => name),
      retries_at_once: retriesAtOnce,
      safe_to_compensate: safeToCompensate,
    };
  }
}
