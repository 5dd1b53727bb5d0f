import { IsArray, IsBoolean, IsOptional, IsString, Matches } from 'class-validator';
import { AsBoolean, AsList, IntegerFrom } from './environment-types';

const URL_MESSAGE = { message: 'must be a URL that begins with http:// or https://, without user and query' };
const BASE_URL = /^https?:\/\/[^\s/?#@]+(?:\/[^\s?#]*)?$/;
const NAME_MESSAGE = {
  message: 'must be names of 1 to 64 letters, digits and . _ : / - characters, separated by commas',
};
const MODEL_NAME = /^[A-Za-z0-9][\w.:/-]{0,63}$/;

/** The variables of language models; the names of the original where it has them. A model without its key is not offered. */
export class ModelEnvironment {
  /** OpenAI-compatible server of a model of one's own, such as `http://localhost:1234/v1`; absent: no model `local`. */
  @IsOptional()
  @Matches(BASE_URL, URL_MESSAGE)
  readonly LOCAL_MODEL_URL: string | undefined = undefined;

  /** What that server calls its model. */
  @Matches(MODEL_NAME, NAME_MESSAGE)
  readonly LOCAL_MODEL_NAME: string = 'qwen3-coder-30b-a3b-instruct-mlx';

  /** Key of the OpenAI API; absent: none of its models. */
  @IsOptional()
  @IsString()
  readonly OPENAI_API_KEY: string | undefined = undefined;

  /** Base of the OpenAI API. */
  @Matches(BASE_URL, URL_MESSAGE)
  readonly OPENAI_API_URL: string = 'https://api.openai.com/v1';

  /** Its models that may be used, separated by commas: each is `openai:<model>`. */
  @IsOptional()
  @AsList()
  @IsArray()
  @Matches(MODEL_NAME, { each: true, ...NAME_MESSAGE })
  readonly OPENAI_MODELS: readonly string[] | undefined = undefined;

  /** Key of the Z.ai API; absent: neither `glm-4.6` nor `glm-4.6-coding`. */
  @IsOptional()
  @IsString()
  readonly ZAI_API_KEY: string | undefined = undefined;

  /** Base of the Z.ai API, where keys that are paid by use work. */
  @Matches(BASE_URL, URL_MESSAGE)
  readonly ZAI_API_URL: string = 'https://api.z.ai/api/paas/v4';

  /** Base of the Z.ai API, where keys of the coding plan work. */
  @Matches(BASE_URL, URL_MESSAGE)
  readonly GLM_CODING_API_URL: string = 'https://api.z.ai/api/coding/paas/v4';

  /** The model behind `glm-4.6` and `glm-4.6-coding`. */
  @Matches(MODEL_NAME, NAME_MESSAGE)
  readonly ZAI_MODEL: string = 'glm-4.6';

  /** Key of the Gemini API; absent: `GOOGLE_API_KEY`. */
  @IsOptional()
  @IsString()
  readonly GEMINI_API_KEY: string | undefined = undefined;

  /** The same under its other name; without either there is no model `gemini`. */
  @IsOptional()
  @IsString()
  readonly GOOGLE_API_KEY: string | undefined = undefined;

  /** OpenAI-compatible base of the Gemini API. */
  @Matches(BASE_URL, URL_MESSAGE)
  readonly GEMINI_API_URL: string = 'https://generativelanguage.googleapis.com/v1beta/openai';

  /** The model behind `gemini`. */
  @Matches(MODEL_NAME, NAME_MESSAGE)
  readonly GEMINI_MODEL: string = 'gemini-2.5-flash';

  /** The model that `planner: "auto"` asks; absent: the first that is configured. */
  @IsOptional()
  @Matches(/^[\w.:/-]{1,80}$/, NAME_MESSAGE)
  readonly REEV_PLANNER_MODEL: string | undefined = undefined;

  /** Milliseconds that a model may take for one plan or one turn, with all that is asked again. */
  @IntegerFrom(100, 600_000)
  readonly REEV_MODEL_TIMEOUT_MS: number = 30_000;

  /** Tokens that a model may answer at most; once more twice as many where that cut it off. */
  @IntegerFrom(64, 32_768)
  readonly REEV_MODEL_MAX_TOKENS: number = 1_200;

  /** May the keyed services be at loopback and private addresses? `LOCAL_MODEL_URL` always may. */
  @AsBoolean()
  @IsBoolean({ message: 'must be true or false' })
  readonly REEV_MODEL_PRIVATE_ADDRESSES: boolean = false;

  /** Turns that a model may take over one prompt of a benchmark. */
  @IntegerFrom(1, 50)
  readonly MAX_TURNS: number = 5;
}
