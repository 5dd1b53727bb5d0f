import { ApiProperty } from '@nestjs/swagger';
import { QuestionDto } from './question.dto';

/** What a person is asked, and was asked. */
export class QuestionsDto {
  @ApiProperty({ example: 'recovery-0198c7d6-1f2e-7c3a-9b4d-5e6f70819203' })
  readonly execution_id!: string;

  @ApiProperty({ type: 'integer', example: 9 })
  readonly revision!: number;

  /** Open questions; the flow waits for one answer to each. */
  @ApiProperty({ type: [QuestionDto] })
  readonly open!: QuestionDto[];

  /** Questions that were answered or expired. */
  @ApiProperty({ type: [QuestionDto] })
  readonly closed!: QuestionDto[];
}
