/** A template that cannot be used; it names the file. The service does not start with one. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';

  constructor(
    /** Name of the template, such as `base/swap`. */
    readonly template: string,
    reason: string,
  ) {
    super(`templates/${template}.hbs: ${reason}`);
  }
}
