import { Injectable, Logger } from '@nestjs/common';
import { type LanguageModel, LanguageModels, ModelError } from '../agent';
import { AppError } from '../domain';
import { ModelReader } from './by-model';
import type { Interpretation, PromptRequest } from './interpretation';
import { PromptReader } from './prompt-reader';
import { TokenDirectory } from './token-directory';
import { asksOtherwise } from './veto';

const GRAMMAR = 'grammar';
const AUTO = 'auto';
const BY_MODEL = 'llm:';

/** Has a prompt read by whom the request names: the grammar, a language model, or the grammar first and then a model. */
@Injectable()
export class Planners {
  private readonly logger = new Logger(Planners.name);

  constructor(
    private readonly grammar: PromptReader,
    private readonly models: LanguageModels,
    private readonly modelReader: ModelReader,
    private readonly tokens: TokenDirectory,
  ) {}

  /** As requests name them. */
  names(): readonly string[] {
    return [GRAMMAR, AUTO, ...this.models.names().map((name) => BY_MODEL + name)];
  }

  /**
   * @param planner absent: `auto`, which without a model is the grammar
   * @throws {AppError} `unknown_planner`, or what became of the model that was named
   */
  async interpret(planner: string | undefined, request: PromptRequest): Promise<Interpretation> {
    // What earlier steps left has no name that a model could use.
    if (planner === GRAMMAR || request.made !== undefined) return this.byGrammar(request);
    if (planner === undefined || planner === AUTO) return this.byGrammarFirst(request);
    const model = planner.startsWith(BY_MODEL) ? this.models.find(planner.slice(BY_MODEL.length)) : undefined;
    if (model === undefined) throw this.unknown(planner);
    try {
      return await this.modelReader.interpret(model, request);
    } catch (error) {
      throw error instanceof ModelError ? error.toAppError() : error;
    }
  }

  private byGrammar({ prompt, wallet, made }: PromptRequest): Interpretation {
    return { read: this.grammar.read(prompt, { owner: wallet }, made), planner: GRAMMAR };
  }

  /** A model is asked only about what stays unclear, never about what is refused for what it says. */
  private async byGrammarFirst(request: PromptRequest): Promise<Interpretation> {
    const own = this.byGrammar(request);
    const model = this.models.planner();
    if (model === undefined || own.read.kind === 'steps' || own.read.refusal.code !== 'ambiguous') return own;
    if (asksOtherwise(request.prompt, this.tokens.all())) return own;
    const second = await this.secondOpinion(model, request);
    return second?.read.kind === 'steps' ? second : own;
  }

  /** A model that gives none leaves the grammar's refusal standing. */
  private async secondOpinion(
    model: LanguageModel,
    request: PromptRequest,
  ): Promise<Interpretation | undefined> {
    try {
      return await this.modelReader.interpret(model, request);
    } catch (error) {
      if (!(error instanceof ModelError)) throw error;
      this.logger.warn(`${model.name} gave no second opinion: ${error.message}`);
      return undefined;
    }
  }

  private unknown(planner: string): AppError {
    const names = this.names().join(', ');
    return new AppError('unknown_planner', `There is no planner "${planner.slice(0, 80)}".`, {
      suggestion: `Use one of: ${names}. Models are configured by the operator of the service.`,
      errors: [{ field: 'planner', message: `planner must be one of: ${names}` }],
    });
  }
}
