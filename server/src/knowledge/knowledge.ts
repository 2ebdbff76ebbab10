/** What people are taught, compiled from the Markdown files in this folder. */
export interface KnowledgeEntry {
  /** "instruction:CMD", "flag:COPY --from", "mount:cache", "directive:syntax", "concept:exec-form", "variable:TARGETARCH", "compose:services.*.ports". */
  readonly key: string;
  readonly title: string;
  /** Markdown before the example, at most 120 words. */
  readonly body: string;
  /** Two sentences more, for preset `learn`. */
  readonly more?: string;
  readonly example: string;
  readonly link?: string;
  readonly acts?: string;
  readonly since?: string;
  readonly near?: string;
}
