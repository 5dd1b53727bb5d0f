import { Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RequiresScope } from '../../access';
import { CLASS_OF_CODE, POLICIES, type Policy } from '../policies';
import { RecoveryPoliciesDto, type RecoveryPolicyDto } from './recovery-policies.dto';

/** How failures are classed and recovered from. */
@ApiTags('flows')
@Controller('recovery')
export class RecoveryPoliciesController {
  /** The table by which failures are classed; it is the one that the engine reads. */
  @Get('policies')
  @RequiresScope('read')
  @Header('cache-control', 'public, max-age=300')
  @ApiOperation({ summary: 'Show the classes of failures and what is done about them' })
  @ApiOkResponse({ type: RecoveryPoliciesDto })
  getRecoveryPolicies(): RecoveryPoliciesDto {
    return { policies: POLICIES.map(viewOf) };
  }
}

function viewOf(policy: Policy): RecoveryPolicyDto {
  const {
    errorClass,
    description,
    strategies,
    retriesAtOnce,
    needsFreshQuote,
    needsLandedCheck,
    safeToCompensate,
  } = policy;
  const codes = Object.entries(CLASS_OF_CODE).filter(([, known]) => known === errorClass);
  return {
    error_class: errorClass,
    description,
    codes: codes.map(([code]) => code),
    strategies: [...strategies],
    retries_at_once: retriesAtOnce,
    needs_fresh_quote: needsFreshQuote,
    needs_landed_check: needsLandedCheck,
    safe_to_compensate: safeToCompensate,
  };
}
