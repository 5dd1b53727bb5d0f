import Handlebars from 'handlebars';
import { FORMATTERS } from './formatters';
import { TemplateError } from './template-error';
import { type Shape, STEP_SHAPE, shapeAt, shapeFor } from './template-shape';

type Node = hbs.AST.Node;
type Call = Node & Pick<hbs.AST.MustacheStatement, 'params'> & { readonly hash?: hbs.AST.Hash };

/** Variables that `each` sets. */
const LOOP_VARIABLES: ReadonlySet<string> = new Set(['first', 'last', 'index']);

/** Where in a template something stands. */
interface Scope {
  readonly shape: Shape;
  readonly isLoop: boolean;
}

/**
 * Parses a template and holds everything that it names against what there is: formatters, partials and variables.
 * @param names the templates that there are
 * @returns the partials that it names; those that a step names itself are not among them
 * @throws {TemplateError} naming the file and the line
 */
export function checkTemplate(template: string, source: string, names: ReadonlySet<string>): string[] {
  const shape = shapeFor(template);
  if (shape === undefined)
    throw new TemplateError(template, 'it must be in base/, protocols/<protocol>/ or scenarios/');
  const checker = new TemplateChecker(template, names);
  checker.program(parse(template, source), { shape, isLoop: false });
  return checker.partials;
}

function parse(template: string, source: string): hbs.AST.Program {
  try {
    return Handlebars.parse(source);
  } catch (error) {
    throw new TemplateError(template, error instanceof Error ? error.message : String(error));
  }
}

class TemplateChecker {
  readonly partials: string[] = [];

  constructor(
    private readonly template: string,
    private readonly names: ReadonlySet<string>,
  ) {}

  program(program: hbs.AST.Program | undefined, scope: Scope): void {
    for (const statement of program?.body ?? []) this.statement(statement, scope);
  }

  private statement(node: Node, scope: Scope): void {
    switch (node.type) {
      case 'ContentStatement':
      case 'CommentStatement':
        return;
      case 'MustacheStatement':
        return this.mustache(node as hbs.AST.MustacheStatement, scope);
      case 'BlockStatement':
        return this.block(node as hbs.AST.BlockStatement, scope);
      case 'PartialStatement':
        return this.partial(node as hbs.AST.PartialStatement, scope);
      default:
        throw this.error(node, `${node.type} is not used here`);
    }
  }

  private mustache(node: hbs.AST.MustacheStatement, scope: Scope): void {
    if (this.arguments(node).length === 0) {
      if (this.valueOf(node.path, scope).kind !== 'value')
        throw this.error(node, 'only a value can be shown');
      return;
    }
    const name = this.nameOf(node.path);
    const formatter = Object.hasOwn(FORMATTERS, name) ? FORMATTERS[name] : undefined;
    if (formatter === undefined) throw this.error(node, `there is no formatter "${name}"`);
    const args = this.arguments(node);
    if (args.length !== formatter.arity)
      throw this.error(node, `"${name}" takes ${formatter.arity} arguments`);
    for (const argument of args) {
      if (this.valueOf(argument, scope).kind !== 'value') throw this.error(node, `"${name}" takes values`);
    }
  }

  private block(node: hbs.AST.BlockStatement, scope: Scope): void {
    const name = this.nameOf(node.path);
    const [argument, ...more] = this.arguments(node);
    if (argument === undefined || more.length > 0) throw this.error(node, `"${name}" takes one argument`);
    const shape = this.valueOf(argument, scope);
    if (name === 'each') {
      if (shape.kind !== 'list') throw this.error(node, '"each" goes through a list');
      this.program(node.program, { shape: shape.of, isLoop: true });
    } else if (name === 'if' || name === 'unless') this.program(node.program, scope);
    else throw this.error(node, `there is no block "${name}"`);
    this.program(node.inverse, scope);
  }

  private partial(node: hbs.AST.PartialStatement, scope: Scope): void {
    const [argument, ...more] = this.arguments(node);
    if (more.length > 0) throw this.error(node, 'a partial takes one argument');
    const given = argument === undefined ? scope.shape : this.valueOf(argument, scope);
    const needed =
      node.name.type === 'SubExpression' ? this.stepsOwn(node.name, scope) : this.named(node.name);
    if (given !== needed) throw this.error(node, 'the partial is given what it cannot read');
  }

  private named(path: hbs.AST.PathExpression): Shape {
    const { original } = path;
    const shape = shapeFor(original);
    if (shape === undefined || !this.names.has(original))
      throw this.error(path, `there is no partial "${original}"`);
    this.partials.push(original);
    return shape;
  }

  /** `{{> (lookup . "template")}}`: the template that a step names; it names only what there is. */
  private stepsOwn(call: hbs.AST.SubExpression, scope: Scope): Shape {
    const [of, member] = call.params;
    const isLookup = this.nameOf(call.path) === 'lookup';
    const isTemplate = (member as hbs.AST.StringLiteral | undefined)?.value === 'template';
    if (!isLookup || !isTemplate || of === undefined || this.valueOf(of, scope) !== STEP_SHAPE)
      throw this.error(call, 'a partial is named, or taken from a step by (lookup . "template")');
    return STEP_SHAPE;
  }

  private arguments(call: Call): readonly hbs.AST.Expression[] {
    if (call.hash !== undefined) throw this.error(call, 'arguments have no names here');
    return call.params;
  }

  private valueOf(expression: hbs.AST.Expression, scope: Scope): Shape {
    if (expression.type === 'StringLiteral' || expression.type === 'NumberLiteral') return { kind: 'value' };
    if (expression.type !== 'PathExpression')
      throw this.error(expression, 'only variables and literals are used as arguments');
    const { data, depth, parts, original } = expression as hbs.AST.PathExpression;
    if (data) {
      if (scope.isLoop && LOOP_VARIABLES.has(parts.join('.'))) return { kind: 'value' };
      throw this.error(expression, `there is no variable "${original}"`);
    }
    const shape = depth === 0 ? shapeAt(scope.shape, parts) : undefined;
    if (shape === undefined) throw this.error(expression, `there is no variable "${original}"`);
    return shape;
  }

  private nameOf(path: hbs.AST.Expression): string {
    if (path.type !== 'PathExpression') throw this.error(path, 'only something that has a name is called');
    return (path as hbs.AST.PathExpression).original;
  }

  private error(node: Node, reason: string): TemplateError {
    return new TemplateError(this.template, `line ${node.loc.start.line}: ${reason}`);
  }
}
