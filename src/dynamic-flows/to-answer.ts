import type { Answer } from '../domain';
import type { AnswerDto } from './dto/answer.dto';

export function toAnswer({ choice, amount, venue, transaction }: AnswerDto): Answer {
  return {
    choice,
    ...(amount !== undefined && { amount: BigInt(amount) }),
    ...(venue !== undefined && { venue }),
    ...(transaction !== undefined && { transaction }),
  };
}
