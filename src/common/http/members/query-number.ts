import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';

const DIGITS = /^\d{1,15}$/;

/** A parameter of a query that is a whole number from `least` to `most`, in decimal digits: no `0x10`, `1e1` or `1.0`. */
export function QueryNumber(least: number, most: number): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' && DIGITS.test(value) ? Number(value) : value,
    ),
    IsInt({ message: '$property must be a whole number in decimal digits' }),
    Min(least),
    Max(most),
  );
}
