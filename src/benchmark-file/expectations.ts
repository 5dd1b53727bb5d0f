/** Further expectations of a file: kept and shown, not scored. */
export interface Expectations {
  readonly successCriteria: readonly SuccessCriterion[];
  readonly expectedApiCalls: readonly ExpectedApiCall[];
  readonly responseValidation: readonly ResponseValidation[];
  readonly expectedDataStructure: readonly ExpectedData[];
  readonly toolValidation: readonly ToolValidation[];
}

export interface SuccessCriterion {
  readonly type: string;
  readonly description: string;
  /** A count, or whether it must hold. */
  readonly required: number | boolean;
  readonly weight: number;
}

export interface ExpectedApiCall {
  readonly service: string;
  readonly method: string;
  readonly endpointPattern: string;
  readonly expectedParams: readonly string[];
  readonly weight: number;
  readonly critical: boolean;
}

export interface ResponseValidation {
  /** Dotted path into the response. */
  readonly field: string;
  readonly type: string;
  readonly minValue?: number;
  readonly weight: number;
}

export interface ExpectedData {
  /** JSONPath into the response. */
  readonly path: string;
  readonly type: string;
  readonly expectedValues?: readonly string[];
  readonly minValue?: number;
  readonly minItems?: number;
  readonly requiredFields?: readonly string[];
  readonly weight: number;
}

export interface ToolValidation {
  readonly step: number;
  readonly toolName: string;
  readonly required: boolean;
  readonly expectedParams: readonly string[];
  readonly successIndicators: readonly string[];
  readonly weight: number;
  readonly critical: boolean;
}
