import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { CHOICES, type ChoiceName } from '../../domain';

/** Characters of the largest transaction, 1232 bytes. */
const MOST_BASE64 = 1644;

/** The beginning of one. */
const SIGNED_EXAMPLE = 'AbVTu3eEowHPMYFZxHDfsZlPuYnTcCdg6cHPAuDAP1Hk';

/** Answers as they are sent: which of them fits, the question says. */
export const ANSWER_EXAMPLES = {
  retry: { summary: 'Try again as it is', value: { question_id: 'swap_1-1', choice: 'retry' } },
  reduce: {
    summary: 'Do it with less',
    value: { question_id: 'swap_1-1', choice: 'reduce_amount', amount: '5000000' },
  },
  sign: {
    summary: 'Sign it',
    value: { question_id: 'swap_1-1', choice: 'sign', transaction: SIGNED_EXAMPLE },
  },
  abort: { summary: 'Give up', value: { question_id: 'swap_1-1', choice: 'abort' } },
};

/** A person's answer to an open question. */
export class AnswerDto {
  @ApiProperty({ example: 'swap_1-1', maxLength: 60 })
  @IsString()
  @MaxLength(60)
  readonly question_id!: string;

  /** One of the question's choices. */
  @ApiProperty({ enum: CHOICES, example: 'reduce_amount' })
  @IsIn(CHOICES)
  readonly choice!: ChoiceName;

  /** For `reduce_amount` and `provide_amount`: raw units, a decimal string above zero. */
  @ApiPropertyOptional({ example: '5000000' })
  @IsOptional()
  @Matches(/^[1-9]\d{0,19}$/, { message: 'amount must be a decimal string of raw units above zero' })
  readonly amount?: string;

  /** For `choose_venue`: one of the venues that the question names. */
  @ApiPropertyOptional({ example: 'market_maker', maxLength: 60 })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  readonly venue?: string;

  /** For `sign`: the signed transaction in base64, besides the signature the same as in the question. */
  @ApiPropertyOptional({ example: SIGNED_EXAMPLE, maxLength: MOST_BASE64 })
  @IsOptional()
  @IsString()
  @MaxLength(MOST_BASE64)
  @Matches(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/, {
    message: 'transaction must be base64 with padding',
  })
  readonly transaction?: string;
}
