/** Refactorings as code actions: what can be done at a selection, and why something cannot. */
import {
  type CancellationToken,
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type TextDocumentEdit,
  type WorkspaceEdit,
} from "vscode-languageserver";
import { type PlacedProposal, proposalsAt } from "../features/refactor/proposals.ts";
import { isOffer, type Offer, type RefactorEdit } from "../features/refactor/refactoring.ts";
import type { Span } from "../text/span.ts";
import type { Reader } from "../workspace/derive.ts";
import type { SourceFile } from "../workspace/sourceFile.ts";
import { type ClientAbilities, type FileRequest, inFile, type ServerContext } from "./context.ts";
import { withPlaceholder } from "./ignoreActions.ts";

/** What `initialize` announces. */
export const REFACTOR_KINDS: readonly string[] = [
  CodeActionKind.RefactorExtract,
  CodeActionKind.RefactorInline,
  CodeActionKind.RefactorMove,
  CodeActionKind.RefactorRewrite,
];

/** Enough to find the offer again when it is chosen. */
interface OfferData {
  readonly uri: string;
  readonly selection: Span;
  readonly refactoring: string;
  readonly title: string;
}

/** Nothing when the client asks for other kinds only. Refusals are shown to those who ask for refactorings. */
export async function refactorActions(
  context: ServerContext,
  { textDocument: { uri }, range, context: { only } }: CodeActionParams,
  token: CancellationToken,
): Promise<CodeAction[]> {
  const asked = (kind: string) => only?.some((one) => kind === one || kind.startsWith(`${one}.`)) ?? true;
  const mayBeAsked = only?.some((one) => one === "" || /^refactor\b/.test(one)) ?? true;
  if (!mayBeAsked) return [];
  const actions = await inFile(context, uri, undefined, token, (request) => {
    const selection = request.source.lines.spanOf(range);
    const proposals = proposalsAt(request.reader, uri, selection, ({ id, kind }) => asked(`${kind}.${id}`));
    return proposals.flatMap((placed) => toAction(placed, request, selection, only !== undefined, context.client));
  });
  return actions ?? [];
}

function toAction(
  { refactoring, proposal }: PlacedProposal,
  { reader, source }: FileRequest,
  selection: Span,
  wanted: boolean,
  client: ClientAbilities,
): readonly CodeAction[] {
  const { title } = proposal;
  const kind = `${refactoring.kind}.${refactoring.id}`;
  if (!isOffer(proposal)) {
    return wanted && client.disabledActions ? [{ title, kind, disabled: { reason: proposal.refused } }] : [];
  }
  if (client.lazyEdits) {
    const data: OfferData = { uri: source.uri, selection, refactoring: refactoring.id, title };
    return [{ title, kind, data }];
  }
  const edit = editOf(proposal, source, reader, client);
  return edit ? [{ title, kind, edit }] : [];
}

/** The action with its edit, from the files as they are now. */
export async function resolveRefactoring(
  context: ServerContext,
  action: CodeAction,
  token: CancellationToken,
): Promise<CodeAction> {
  const data = action.data as OfferData | undefined;
  if (!data) return action;
  const edit = await inFile(context, data.uri, undefined, token, ({ reader, source }) => {
    const proposals = proposalsAt(reader, data.uri, data.selection, ({ id }) => id === data.refactoring);
    const offer = proposals.map(({ proposal }) => proposal).find(({ title }) => title === data.title);
    return offer && isOffer(offer) ? editOf(offer, source, reader, context.client) : undefined;
  });
  return edit ? { ...action, edit } : action;
}

/** Edits of other files ask to be looked at first, where the client can. */
function editOf(
  { title, edits }: Offer,
  home: SourceFile,
  reader: Reader,
  client: ClientAbilities,
): WorkspaceEdit | undefined {
  const byFile = new Map<string, RefactorEdit[]>();
  for (const edit of edits()) byFile.set(edit.uri ?? home.uri, [...(byFile.get(edit.uri ?? home.uri) ?? []), edit]);
  const documentChanges: TextDocumentEdit[] = [];
  for (const [uri, changes] of byFile) {
    const file = uri === home.uri ? home : reader.file(uri);
    if (!file) return undefined;
    const look = client.annotatedEdits && uri !== home.uri ? { annotationId: OTHER_FILE } : {};
    documentChanges.push({
      textDocument: { uri, version: file.version ?? null },
      edits: changes.map((change) => ({ ...toTextEdit(change, file, client), ...look })),
    });
  }
  const others = client.annotatedEdits && [...byFile.keys()].some((uri) => uri !== home.uri);
  const changeAnnotations = { [OTHER_FILE]: { label: title, needsConfirmation: true } };
  return others ? { documentChanges, changeAnnotations } : { documentChanges };
}

const OTHER_FILE = "other-file";

function toTextEdit(
  { span, newText, placeholder }: RefactorEdit,
  file: SourceFile,
  { snippetEdits }: ClientAbilities,
): TextDocumentEdit["edits"][number] {
  const range = file.lines.rangeOf(span);
  if (!placeholder || !snippetEdits) return { range, newText };
  return { range, snippet: { kind: "snippet", value: withPlaceholder(newText, placeholder.start, placeholder.end) } };
}
