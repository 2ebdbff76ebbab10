/** What a person or the editor chose for formatting. The defaults change as little as possible. */
export interface FormatOptions {
  /** One step of indentation, as the editor says: spaces or a tab. */
  readonly indent: string;
  /** Text that ends the file: a line break where the editor does not say otherwise. */
  readonly insertFinalNewline: boolean;
  readonly trimTrailingWhitespace: boolean;
  /** Dockerfiles. `consistent`: the case that most of the file's keywords have. */
  readonly keywordCase: "preserve" | "consistent" | "upper" | "lower";
  /** Dockerfiles. `indent`: each continuation at least one step in, nesting kept. */
  readonly continuationIndent: "preserve" | "indent";
  /** Dockerfiles: where `&&` and `||` of a continued RUN stand, at the start or at the end of a line. */
  readonly operatorPosition: "preserve" | "leading" | "trailing";
}

export const DEFAULT_FORMAT: FormatOptions = {
  indent: "  ",
  insertFinalNewline: true,
  trimTrailingWhitespace: true,
  keywordCase: "consistent",
  continuationIndent: "preserve",
  operatorPosition: "preserve",
};
