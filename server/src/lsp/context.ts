/** What every request handler gets: the session and the few things that came with initialization. */
import type {
  CancellationToken,
  ClientCapabilities,
  CodeActionClientCapabilities,
  Connection,
} from "vscode-languageserver";
import { type LintFinding, lintSteps } from "../linter/lint.ts";
import type { HoverEnvironment } from "../features/shared/hover.ts";
import { RULE_PAGES } from "../linter/rulePages.generated.ts";
import { RULES } from "../linter/rules.generated.ts";
import { idOf, type Language } from "../workspace/languages.ts";
import { projectConfig } from "../linter/projectConfig.ts";
import { SHELLCHECK_SCHEME } from "../semantics/shell/shellCheck.ts";
import type { Reader } from "../workspace/derive.ts";
import type { Session } from "../workspace/session.ts";
import { SourceFile } from "../workspace/sourceFile.ts";
import type { Rule } from "../linter/rule.ts";
import { fileLintOptions } from "../linter/options.ts";
import type { Configuration } from "./configuration.ts";
import type { FailureLog } from "./failureLog.ts";
import { runSteps, throwIfCancelled } from "./scheduler.ts";
import type { Settings, SwitchName } from "./settings.ts";

export interface ServerContext {
  readonly connection: Connection;
  readonly session: Session;
  readonly configuration: Configuration;
  readonly failures: FailureLog;
  readonly rules: readonly Rule[];
  /** False in a browser. */
  readonly runsPrograms: boolean;
  rulePageUrl: string | undefined;
  client: ClientAbilities;
}

/** What the client told at initialization, as far as answers depend on it. */
export interface ClientAbilities {
  /** Completions may have tab stops. */
  readonly snippets: boolean;
  /** The client's command that asks for completions again. */
  readonly suggestCommand: string | undefined;
  /** Edits of a document may have tab stops. */
  readonly snippetEdits: boolean;
  /** Edits may create files. */
  readonly createsFiles: boolean;
  /** Actions may be shown that cannot be chosen, with the reason. */
  readonly disabledActions: boolean;
  /** The edit of an action may be asked for when it is chosen. */
  readonly lazyEdits: boolean;
  /** Edits may ask to be looked at first. */
  readonly annotatedEdits: boolean;
}

/** Read once, when the client introduces itself. */
export function clientAbilities(
  { textDocument, workspace }: ClientCapabilities,
  suggestCommand?: string,
): ClientAbilities {
  return {
    snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    suggestCommand,
    snippetEdits: workspace?.workspaceEdit?.snippetEditSupport === true,
    createsFiles: workspace?.workspaceEdit?.resourceOperations?.includes("create") === true,
    disabledActions: textDocument?.codeAction?.disabledSupport === true,
    lazyEdits: lazyEdits(textDocument?.codeAction),
    annotatedEdits: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
  };
}

/** Also what was offered must come back with the question. */
function lazyEdits(codeAction: CodeActionClientCapabilities | undefined): boolean {
  return codeAction?.dataSupport === true && codeAction.resolveSupport?.properties.includes("edit") === true;
}

export const ALL_RULES: readonly Rule[] = RULES;

/** True when the settings switch a language's part of the extension on. Languages without a switch are always on. */
export function enabled(settings: Settings, language: Language | undefined): boolean {
  return language !== undefined && (settings as unknown as Record<string, unknown>)[`${language}.enable`] !== false;
}

/** What a feature needs to answer about one file. */
export interface FileRequest {
  readonly reader: Reader;
  readonly source: SourceFile;
  readonly settings: Settings;
}

/** Gives an open document whose name says nothing the language that `files` of the project's configuration gives it. */
export async function nameByConfig(session: Session, uri: string): Promise<void> {
  const open = session.snapshot.fileInput(uri);
  if (!open || open.version === undefined || open.language !== undefined) return;
  const language = await session.settle((reader) => reader.derive(projectConfig, uri).language);
  if (language === undefined || session.snapshot.fileInput(uri) !== open) return;
  session.snapshot = session.snapshot.withFiles([[uri, new SourceFile(uri, open.text, open.version, idOf(language))]]);
}

/**
 * Answers a request about one file when its language and the feature's switch are on; null otherwise.
 * `compute` may run more than once: whatever it reads that nobody has fetched yet is fetched, then it runs again.
 */
export async function inFile<T>(
  context: ServerContext,
  uri: string,
  feature: SwitchName | undefined,
  token: CancellationToken,
  compute: (request: FileRequest) => T,
): Promise<T | null> {
  const settings = await context.configuration.for(uri);
  throwIfCancelled(token);
  await nameByConfig(context.session, uri);
  return context.session.settle((reader): T | null => {
    const source = reader.file(uri);
    if (!source || !enabled(settings, source.language) || (feature && !settings[feature])) return null;
    return compute({ reader, source, settings });
  });
}

/** What hovers and completions are told beside the place. */
export function featureEnvironment(context: ServerContext, settings: Settings): HoverEnvironment {
  const rulePage = (id: string): string | undefined => (Object.hasOwn(RULE_PAGES, id) ? RULE_PAGES[id] : undefined);
  return { preset: settings["lint.preset"], rules: context.rules, rulePage };
}

export interface FileLint {
  readonly source: SourceFile;
  readonly settings: Settings;
  readonly findings: readonly LintFinding[];
  readonly reader: Reader;
}

/** More than the scripts of the documents that somebody has open. */
const MOST_ANSWERS = 1000;

/** Where programs can be started at all. A setting that differs between folders is that of the file linted last. */
function allowShellCheck({ session, runsPrograms }: ServerContext, wanted: boolean): void {
  const { snapshot } = session;
  const parameters = snapshot.parameters();
  const shellCheck = wanted && runsPrograms;
  if ((parameters.shellCheck ?? false) !== shellCheck)
    session.snapshot = snapshot.withParameters({ ...parameters, shellCheck });
  // Every change of a script makes a new one: the answers for those that are gone must not pile up.
  if (shellCheck) session.snapshot = session.snapshot.withNewest(SHELLCHECK_SCHEME, MOST_ANSWERS);
}

/** Lints one file as its settings say; undefined when the file is not known or its language is switched off. */
export async function lintFile(
  context: ServerContext,
  uri: string,
  token?: CancellationToken,
): Promise<FileLint | undefined> {
  const settings = await context.configuration.for(uri);
  throwIfCancelled(token);
  await nameByConfig(context.session, uri);
  allowShellCheck(context, settings["shellcheck.enable"]);
  return context.session.settle(async (reader) => {
    const source = reader.file(uri);
    if (!source || !settings["lint.enable"] || !enabled(settings, source.language)) return undefined;
    const options = fileLintOptions(reader, uri, {
      rules: context.rules,
      preset: settings["lint.preset"],
      editorRules: settings["lint.rules"],
      editorOptions: settings["lint.options"],
      hadolintCompatible: settings["lint.hadolintCompatible"],
      allowInlineIgnores: settings["lint.allowInlineIgnores"],
    });
    if (!options) return undefined;
    const { findings, failures } = await runSteps(lintSteps(reader, uri, options), token);
    for (const failure of failures) context.failures.add(failure);
    return { source, settings, findings, reader };
  });
}
