import { applyDecorators } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsArray, IsObject, ValidateNested } from 'class-validator';

type Form = abstract new () => object;

/**
 * A member that is one object of this form. Validating alone would also take an array of such objects, and whoever reads the
 * member would find none of its members there.
 */
export function NestedObject(form: () => Form): PropertyDecorator {
  return applyDecorators(IsObject({ message: '$property must be an object' }), ValidateNested(), Type(form));
}

/** A member that is an array of objects of this form, and of nothing else: an array in it is no object either. */
export function NestedObjects(form: () => Form): PropertyDecorator {
  return applyDecorators(
    IsArray(),
    IsObject({ each: true, message: 'each of $property must be an object' }),
    ValidateNested({ each: true }),
    Type(form),
  );
}
